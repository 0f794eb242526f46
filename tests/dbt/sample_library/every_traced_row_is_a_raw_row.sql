-- Every row that the trace names is there as it came in, and no raw row is missing.
with

traced as (
    select distinct
        raw_table,
        edition,
        row_key
    from {{ ref('fct_score_trace') }}
),

lost as (
    select traced.row_key
    from traced
    left join {{ ref('audit_raw_rows') }} as raw_rows using (raw_table, edition, row_key)
    where raw_rows.raw_row is null
),

counted as (
    select
        raw_table,
        edition,
        count(*) as raw_rows
    from {{ ref('audit_raw_rows') }}
    group by raw_table, edition
),

missing as (
    select counts.raw_table
    from {{ ref('audit_row_counts') }} as counts
    left join counted using (raw_table, edition)
    where counts.raw_rows is distinct from counted.raw_rows
)

select row_key from lost
union all
select raw_table from missing
