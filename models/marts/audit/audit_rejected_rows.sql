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
        rejection_reasons.meaning_zh,
        rejection_reasons.meaning_en,
        rejection_reasons.remedy_zh,
        rejection_reasons.remedy_en,
        rejected.raw_row
    from rejected
    left join {{ ref('rejection_reasons') }} as rejection_reasons using (reason_code)
)

select * from explained
order by raw_table, edition, row_key, raw_row
