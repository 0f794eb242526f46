-- Raw and screened rows are counted by different models, so that a lost row is detected.
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

screened_rows as (
    {%- for table_name in var('raw_tables') %}
    select
        raw_table,
        edition,
        rejection,
        row_count
    from {{ ref('int_' ~ table_name ~ '_measures') }}
    {{ 'union all' if not loop.last }}
    {%- endfor %}
),

screened_counts as (
    select
        raw_table,
        edition,
        sum(row_count) filter (where rejection is null) as accepted_rows,
        sum(row_count) filter (where rejection is not null) as rejected_rows
    from screened_rows
    group by raw_table, edition
)

select
    raw_counts.raw_table,
    raw_counts.edition,
    raw_counts.raw_rows,
    cast(coalesce(screened_counts.accepted_rows, 0) as bigint) as accepted_rows,
    cast(coalesce(screened_counts.rejected_rows, 0) as bigint) as rejected_rows
from raw_counts
left join screened_counts
    on
        raw_counts.raw_table = screened_counts.raw_table
        and raw_counts.edition is not distinct from screened_counts.edition
order by raw_counts.raw_table, raw_counts.edition
