with

rejected as (
    select
        *,
        split_part(rejection, ': ', 1) as rejected_column,
        split_part(rejection, ': ', 2) as reason_code
    from {{ ref('int_screened_rows') }}
    where rejection is not null
),

explained as (
    select
        rejected.raw_table,
        rejected.edition,
        rejected.row_key,
        rejected.rejected_column,
        rejected.reason_code,
        fault_kinds.meaning_zh,
        fault_kinds.meaning_en,
        fault_kinds.remedy_zh,
        fault_kinds.remedy_en,
        rejected.raw_row
    from rejected
    left join {{ ref('fault_kinds') }} as fault_kinds using (reason_code)
)

select * from explained
order by raw_table, edition, row_key, raw_row
