with

shares as (
    select
        edition,
        region_level,
        region_code,
        node_code,
        share_of_country,
        share_of_circle,
        case when region_level = 'country' then share_in_circles end as four_circle_share,
        case when region_level = 'country' then cast(numerator_in_circles as double) end
            as four_circle_total
    from {{ ref('fct_indicator_shares') }}
)

select
    edition,
    region_level,
    region_code,
    node_code,
    measure,
    computed_value
from shares
unpivot (
    computed_value for measure in (
        share_of_country, share_of_circle, four_circle_share, four_circle_total
    )
)
