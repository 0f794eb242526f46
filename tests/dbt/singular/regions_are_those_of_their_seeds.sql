-- Which seed has a code tells its level, and with it the region that contains it.
with

codes as (
    select 'CN' as region_code
    union all
    select circle_code from {{ ref('circles') }}
    union all
    select province_code from {{ ref('provinces') }}
    union all
    select city_code from {{ ref('cities') }}
),

expected as (
    select
        codes.region_code,
        cities.city_type,
        provinces.tile_row,
        provinces.tile_column,
        coalesce(circles.name_zh, provinces.name_zh, cities.name_zh, '全国')
            as region_name_zh,
        coalesce(circles.name_en, provinces.name_en, cities.name_en, 'China')
            as region_name_en,
        coalesce(provinces.short_name_zh, region_name_zh) as short_name_zh,
        coalesce(cities.province_code, provinces.province_code) as province_code,
        coalesce(circles.circle_code, members.circle_code) as circle_code,
        case
            when cities.city_code is not null then 'city'
            when provinces.province_code is not null then 'province'
            when circles.circle_code is not null then 'circle'
            else 'country'
        end as region_level,
        case region_level
            when 'city' then cities.province_code
            when 'province' then 'CN'
            when 'circle' then 'CN'
        end as parent_code
    from codes
    left join {{ ref('circles') }} as circles on codes.region_code = circles.circle_code
    left join {{ ref('cities') }} as cities on codes.region_code = cities.city_code
    left join {{ ref('provinces') }} as provinces
        on codes.region_code = provinces.province_code
    left join {{ ref('circle_members') }} as members
        on coalesce(cities.province_code, provinces.province_code) = members.province_code
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
