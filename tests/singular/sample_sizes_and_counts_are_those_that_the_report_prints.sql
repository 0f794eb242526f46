-- Table 1 against the accepted rows, the counts of section 3(2)1 against the values.
{{ config(tags=['sample_library']) }}

with

figures as (
    select * from {{ ref('published_figures') }}
    where measure in ('sample_size', 'value', 'four_circle_total')
),

values_by_region as (
    select
        edition,
        region_level,
        region_code,
        node_code,
        'value' as measure,
        raw_value as computed_value
    from {{ ref('fct_indicator_values') }}
    union all
    select
        edition,
        'country' as region_level,
        'CN' as region_code,
        node_code,
        'four_circle_total' as measure,
        sum(raw_value) as computed_value
    from {{ ref('fct_indicator_values') }}
    where region_level = 'circle'
    group by all
    union all
    select
        edition,
        'country' as region_level,
        'CN' as region_code,
        raw_table as node_code,
        'sample_size' as measure,
        accepted_rows as computed_value
    from {{ ref('audit_row_counts') }}
)

select *
from figures
left join values_by_region
    using (edition, region_level, region_code, node_code, measure)
where values_by_region.computed_value is distinct from figures.printed_value
