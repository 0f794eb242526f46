-- Neither a mean nor an observed value can be divided among regions: counts and sums have shares.
with

parts as (
    select
        indicator_values.edition,
        indicator_values.region_level,
        indicator_values.region_code,
        indicator_values.node_code,
        indicator_values.numerator,
        regions.circle_code
    from {{ ref('fct_indicator_values') }} as indicator_values
    inner join {{ ref('dim_index_nodes') }} as index_nodes using (node_code)
    inner join {{ ref('dim_regions') }} as regions using (region_level, region_code)
    where index_nodes.statistic in ('count', 'sum')
),

levels as (
    select
        *,
        case when region_level = 'country' then numerator end as in_country,
        case when region_level = 'circle' then numerator end as in_circle
    from parts
),

-- Every part beside its wholes: the country, its circle, all circles together.
wholes as (
    select
        *,
        max(in_country) over (partition by edition, node_code) as country_numerator,
        max(in_circle) over (
            partition by edition, node_code, circle_code
        ) as circle_numerator,
        sum(in_circle) over (partition by edition, node_code) as circles_numerator
    from levels
),

placed as (
    select
        *,
        case
            when region_level = 'country' then coalesce(circles_numerator, 0)
            when circle_code is not null then numerator
            else 0
        end as numerator_in_circles
    from wholes
)

select
    edition,
    region_level,
    region_code,
    node_code,
    numerator,
    cast(numerator_in_circles as decimal(38, 8)) as numerator_in_circles,
    {{ percentage('numerator', 'country_numerator') }} as share_of_country,
    {{ percentage('numerator', 'circle_numerator') }} as share_of_circle,
    {{ percentage('numerator_in_circles', 'numerator') }} as share_in_circles
from placed
order by edition, region_level, region_code, node_code
