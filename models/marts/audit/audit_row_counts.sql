-- Raw rows are counted at the source, the others by verdict: a row that is lost shows.
with

raw_counts as (
    {%- for table_name in var('raw_tables') %}
    select
        '{{ table_name }}' as raw_table,
        try_cast(edition as bigint) as edition,
        count(*) as raw_rows
    from {{ raw_table(table_name) }}
    group by all
    {{ 'union all' if not loop.last }}
    {%- endfor %}
),

screened_counts as (
    select
        raw_table,
        edition,
        count(*) filter (where rejection is null) as accepted_rows,
        count(*) filter (where rejection is not null) as rejected_rows
    from {{ ref('int_screened_rows') }}
    group by all
)

select
    raw_counts.raw_table,
    raw_counts.edition,
    raw_counts.raw_rows,
    coalesce(screened_counts.accepted_rows, 0) as accepted_rows,
    coalesce(screened_counts.rejected_rows, 0) as rejected_rows
from raw_counts
left join screened_counts
    on
        raw_counts.raw_table = screened_counts.raw_table
        and raw_counts.edition is not distinct from screened_counts.edition
order by raw_counts.raw_table, raw_counts.edition
