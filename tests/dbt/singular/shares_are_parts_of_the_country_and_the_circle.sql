-- A share is unknown where the whole is 0, and a share of a circle outside the circles.
with

parts as (
    select
        *,
        coalesce(regions.circle_code, '') as circle
    from {{ ref('fct_indicator_values') }} as indicator_values
    inner join {{ ref('dim_regions') }} as regions using (region_level, region_code)
    inner join {{ ref('index_nodes') }} as index_nodes using (node_code)
    where index_nodes.statistic in ('count', 'sum')
),

circles as (
    select
        edition,
        node_code,
        region_code as circle,
        numerator as in_circle
    from parts
    where region_level = 'circle'
),

countries as (
    select
        parts.edition,
        parts.node_code,
        parts.numerator as in_country,
        sum(circles.in_circle) as in_circles
    from parts
    left join circles using (edition, node_code)
    where parts.region_level = 'country'
    group by parts.edition, parts.node_code, parts.numerator
),

expected as (
    select
        *,
        case
            when parts.region_level = 'country' then countries.in_circles
            when parts.circle <> '' then parts.numerator
            else 0
        end as numerator_in_circles,
        100 * parts.numerator / nullif(countries.in_country, 0) as share_of_country,
        100 * parts.numerator / nullif(circles.in_circle, 0) as share_of_circle,
        100 * numerator_in_circles / nullif(parts.numerator, 0) as share_in_circles
    from parts
    left join countries using (edition, node_code)
    left join circles using (edition, node_code, circle)
)

select *
from expected
full join {{ ref('fct_indicator_shares') }} as shares
    using (edition, region_level, region_code, node_code)
where
    shares.numerator is distinct from expected.numerator
    or shares.numerator_in_circles is distinct from expected.numerator_in_circles
    or {{ differ('shares.share_of_country', 'expected.share_of_country') }}
    or {{ differ('shares.share_of_circle', 'expected.share_of_circle') }}
    or {{ differ('shares.share_in_circles', 'expected.share_in_circles') }}
