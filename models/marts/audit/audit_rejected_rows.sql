with

-- Rows are read again only where row counts say that some were rejected.
rejected as (
    {%- for screened in screened_with_rejections(ref('audit_row_counts')) %}
    select
        raw_table,
        edition,
        row_key,
        split_part(rejection, ': ', 1) as rejected_column,
        split_part(rejection, ': ', 2) as reason_code,
        {{ as_json('raw_row') }} as raw_row
    from {{ ref(screened) }}
    where rejection is not null
    {{ 'union all' if not loop.last }}
    {%- else %}
    select
        cast(null as varchar) as raw_table,
        cast(null as bigint) as edition,
        cast(null as varchar) as row_key,
        cast(null as varchar) as rejected_column,
        cast(null as varchar) as reason_code,
        cast(null as varchar) as raw_row
    where false
    {%- endfor %}
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
