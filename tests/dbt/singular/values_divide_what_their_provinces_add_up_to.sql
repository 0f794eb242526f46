-- A region above the provinces has the rows of its provinces; a mean divides by the known ones.
with

indicator_values as (
    select * from {{ ref('fct_indicator_values') }}
),

above as (
    select
        indicator_values.*,
        unnest(['CN', regions.circle_code]) as above_code
    from indicator_values
    inner join {{ ref('dim_regions') }} as regions using (region_level, region_code)
    where indicator_values.region_level = 'province'
),

summed as (
    select
        edition,
        above_code as region_code,
        node_code,
        sum(numerator) as numerator,
        sum(denominator) as denominator
    from above
    where above_code is not null
    group by edition, above_code, node_code
),

expected as (
    select
        editions.edition,
        regions.region_level,
        regions.region_code,
        index_nodes.node_code,
        index_nodes.statistic
    from {{ ref('editions') }} as editions
    cross join {{ ref('dim_regions') }} as regions
    cross join {{ ref('index_nodes') }} as index_nodes
    where index_nodes.node_level = 'indicator'
)

select *
from expected
full join indicator_values using (edition, region_level, region_code, node_code)
full join summed using (edition, region_code, node_code)
where
    expected.statistic is null
    or indicator_values.numerator is null
    or (indicator_values.denominator is not null)
    is distinct from (expected.statistic = 'mean')
    or coalesce(indicator_values.denominator, 1) <> 0
    and {{ differ(
        'indicator_values.raw_value',
        'indicator_values.numerator / coalesce(indicator_values.denominator, 1)'
    ) }}
    or indicator_values.region_level in ('country', 'circle')
    and (
        summed.numerator is distinct from indicator_values.numerator
        or summed.denominator is distinct from indicator_values.denominator
    )
