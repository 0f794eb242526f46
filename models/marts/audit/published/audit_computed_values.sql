with

indicator_values as (
    select * from {{ ref('fct_indicator_values') }}
),

computed as (
    select
        edition,
        region_level,
        region_code,
        node_code,
        'value' as measure,
        raw_value as computed_value
    from indicator_values
    union all
    select
        edition,
        'country' as region_level,
        'CN' as region_code,
        node_code,
        'four_circle_total' as measure,
        cast(sum(numerator) as double) as computed_value
    from indicator_values
    where region_level = 'circle'
    group by edition, node_code
)

select * from computed
