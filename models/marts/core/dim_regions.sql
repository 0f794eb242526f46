with

regions as (
    select * from {{ ref('regions') }}
),

-- The province and the circle that a region lies in or is; none where it lies in several.
places as (
    select
        place_code,
        case
            when count(*) filter (where region_level = 'province') = 1
                then max(region_code) filter (where region_level = 'province')
        end as province_code,
        case
            when count(*) filter (where region_level = 'circle') = 1
                then max(region_code) filter (where region_level = 'circle')
        end as circle_code
    from {{ ref('int_region_places') }}
    group by place_code
)

select
    regions.region_level,
    regions.region_code,
    regions.name_zh as region_name_zh,
    regions.name_en as region_name_en,
    regions.short_name_zh,
    regions.region_type as city_type,
    places.province_code,
    places.circle_code,
    regions.parent_code,
    regions.tile_row,
    regions.tile_column
from regions
left join places on regions.region_code = places.place_code
