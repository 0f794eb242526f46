with

ways as (
    select
        scenario_code,
        weight_scheme,
        'none' as weight_noise,
        '' as weights_key,
        normalisation,
        aggregation,
        left_out_node,
        coalesce(left_out_region, '') as left_out_region
    from {{ ref('int_scenarios') }}
),

weights as (
    {{ weights_of_ways('ways', ['scenario_code']) }}
),

packed as (
    {{ packed_ways('weights', ['scenario_code']) }}
)

select * from packed
