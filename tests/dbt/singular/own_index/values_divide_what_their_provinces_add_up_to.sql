-- What rows count: a region above the provinces has the rows of its provinces; a mean divides by
-- the known ones. A value is unknown if no row is known, unless there is none and nothing to
-- divide.
with

indicator_values as (
    select * from {{ ref('fct_indicator_values') }}
),

above as (
    select
        indicator_values.*,
        {{ row_for_each(["'CN'", 'regions.circle_code']) }} as above_code
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
left join {{ ref('fct_indicator_coverage') }} as coverage
    using (edition, region_level, region_code, node_code)
left join {{ ref('int_indicator_tables') }} as indicator_tables using (node_code)
where
    expected.statistic is null
    or indicator_values.numerator is null
    or (indicator_values.denominator is not null)
    is distinct from (expected.statistic = 'mean')
    or indicator_values.is_known is distinct from (
        coverage.known_rows > 0
        or (
            expected.statistic <> 'mean'
            and coverage.all_rows = 0
            and indicator_tables.node_code is not null
        )
    )
    or indicator_values.denominator <> coverage.known_rows
    and indicator_tables.node_code is not null
    or (indicator_values.raw_value is not null)
    is distinct from indicator_values.is_known
    or indicator_values.is_known
    and {{ differ(
        'indicator_values.raw_value',
        'cast(indicator_values.numerator as double) / coalesce(indicator_values.denominator, 1)'
    ) }}
    or indicator_values.region_level in ('country', 'circle')
    and indicator_tables.node_code is not null
    and (
        summed.numerator is distinct from indicator_values.numerator
        or summed.denominator is distinct from indicator_values.denominator
    )
