-- A share is unknown where the whole is 0, and a share of a circle outside the circles.
with

places as (
    select
        *,
        coalesce(regions.circle_code, '') as own_circle
    from {{ ref('fct_indicator_values') }} as indicator_values
    inner join {{ ref('dim_regions') }} as regions using (region_level, region_code)
    inner join {{ ref('index_nodes') }} as index_nodes using (node_code)
    where index_nodes.statistic in ('count', 'sum')
),

circles as (
    select
        edition,
        node_code,
        region_code as own_circle,
        numerator as in_circle
    from places
    where region_level = 'circle'
),

countries as (
    select
        places.edition,
        places.node_code,
        places.numerator as in_country,
        sum(circles.in_circle) as in_circles
    from places
    left join circles using (edition, node_code)
    where places.region_level = 'country'
    group by places.edition, places.node_code, places.numerator
),

expected as (
    select
        *,
        case
            when places.region_level = 'country' then countries.in_circles
            when places.own_circle <> '' then places.numerator
            else 0
        end as numerator_in_circles,
        cast(100 * places.numerator as double)
        / nullif(countries.in_country, 0) as share_of_country,
        cast(100 * places.numerator as double) / nullif(circles.in_circle, 0) as share_of_circle,
        cast(100 * numerator_in_circles as double)
        / nullif(places.numerator, 0) as share_in_circles
    from places
    left join countries using (edition, node_code)
    left join circles using (edition, node_code, own_circle)
)

select *
from expected
full join {{ ref('fct_indicator_shares') }} as shown
    using (edition, region_level, region_code, node_code)
where
    shown.numerator is distinct from expected.numerator
    or shown.numerator_in_circles is distinct from expected.numerator_in_circles
    or {{ differ('shown.share_of_country', 'expected.share_of_country') }}
    or {{ differ('shown.share_of_circle', 'expected.share_of_circle') }}
    or {{ differ('shown.share_in_circles', 'expected.share_in_circles') }}
