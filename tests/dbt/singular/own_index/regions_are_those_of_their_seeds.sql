-- A province is below the country, a city below its province, which may be a member of a circle.
with

regions as (
    select * from {{ ref('regions') }}
),

expected as (
    select
        regions.*,
        regions.name_zh as region_name_zh,
        regions.name_en as region_name_en,
        regions.region_type as city_type,
        case regions.region_level
            when 'province' then regions.region_code
            when 'city' then regions.parent_code
        end as province_code,
        case regions.region_level
            when 'circle' then regions.region_code
            else coalesce(as_member.group_code, parent_as_member.group_code)
        end as circle_code
    from regions
    left join {{ ref('region_members') }} as as_member
        on regions.region_code = as_member.member_code
    left join {{ ref('region_members') }} as parent_as_member
        on regions.parent_code = parent_as_member.member_code
)

{{ differences(
    ref('dim_regions'),
    'expected',
    [
        'region_level',
        'region_code',
        'region_name_zh',
        'region_name_en',
        'short_name_zh',
        'city_type',
        'province_code',
        'circle_code',
        'parent_code',
        'tile_row',
        'tile_column',
    ]
) }}
