with

rejected as (
    {{ rejected_rows(ref('audit_row_counts')) }}
),

named as (
    select
        *,
        split_part(rejection, ': ', 1) as rejected_column,
        split_part(rejection, ': ', 2) as reason_code
    from rejected
),

explained as (
    select
        named.raw_table,
        named.edition,
        named.row_key,
        named.rejected_column,
        named.reason_code,
        fault_kinds.meaning_zh,
        fault_kinds.meaning_en,
        fault_kinds.remedy_zh,
        fault_kinds.remedy_en,
        named.raw_row
    from named
    left join {{ ref('fault_kinds') }} as fault_kinds using (reason_code)
)

select * from explained
order by raw_table, edition, row_key, raw_row
