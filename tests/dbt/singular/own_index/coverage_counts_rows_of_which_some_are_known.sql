-- A region above the provinces has the rows of its provinces, and never more known rows than rows;
-- every value has its coverage. What a place counts is tested in Python.
with

coverage as (
    select * from {{ ref('fct_indicator_coverage') }}
),

above as (
    select
        coverage.edition,
        {{ row_for_each(["'CN'", 'regions.circle_code']) }} as region_code,
        coverage.node_code,
        coverage.all_rows,
        coverage.known_rows
    from coverage
    inner join {{ ref('dim_regions') }} as regions using (region_level, region_code)
    where coverage.region_level = 'province'
),

summed as (
    select
        edition,
        region_code,
        node_code,
        sum(all_rows) as all_rows,
        sum(known_rows) as known_rows
    from above
    where region_code is not null
    group by edition, region_code, node_code
)

select *
from {{ ref('fct_indicator_values') }} as indicator_values
full join coverage using (edition, region_level, region_code, node_code)
full join summed using (edition, region_code, node_code)
left join {{ ref('int_indicator_tables') }} as indicator_tables using (node_code)
where
    indicator_values.numerator is null
    or coverage.all_rows is null
    or not coverage.known_rows between 0 and coverage.all_rows
    or {{ differ('coverage.known_share', '100 * coverage.known_rows / coverage.all_rows') }}
    and coverage.all_rows > 0
    or (coverage.known_share is null) is distinct from (coverage.all_rows = 0)
    or coverage.region_level in ('country', 'circle')
    and indicator_tables.node_code is not null
    and (
        summed.all_rows is distinct from coverage.all_rows
        or summed.known_rows is distinct from coverage.known_rows
    )
