with

shares as (
    select * from {{ ref('fct_indicator_shares') }}
),

computed as (
    select
        edition,
        region_level,
        region_code,
        node_code,
        'share_of_country' as measure,
        share_of_country as computed_value
    from shares
    union all
    select
        edition,
        region_level,
        region_code,
        node_code,
        'share_of_circle' as measure,
        share_of_circle as computed_value
    from shares
    union all
    select
        edition,
        region_level,
        region_code,
        node_code,
        'four_circle_share' as measure,
        share_in_circles as computed_value
    from shares
    where region_level = 'country'
    union all
    select
        edition,
        region_level,
        region_code,
        node_code,
        'four_circle_total' as measure,
        cast(numerator_in_circles as double) as computed_value
    from shares
    where region_level = 'country'
)

select * from computed
