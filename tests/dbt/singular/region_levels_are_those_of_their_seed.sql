with

expected as (
    select
        *,
        name_zh as level_name_zh,
        name_en as level_name_en
    from {{ ref('region_levels') }}
)

{{ differences(
    ref('dim_region_levels'),
    'expected',
    ['region_level', 'level_order', 'ranking', 'level_name_zh', 'level_name_en']
) }}
