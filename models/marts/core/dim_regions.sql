with

provinces as (
    select
        provinces.*,
        circle_members.circle_code
    from {{ ref('provinces') }} as provinces
    left join {{ ref('circle_members') }} as circle_members using (province_code)
),

regions as (
    select
        'country' as region_level,
        'CN' as region_code,
        '全国' as region_name_zh,
        'China' as region_name_en,
        '全国' as short_name_zh,
        null as city_type,
        null as province_code,
        null as circle_code,
        null as parent_code
    union all
    select
        'circle' as region_level,
        circle_code as region_code,
        name_zh as region_name_zh,
        name_en as region_name_en,
        name_zh as short_name_zh,
        null as city_type,
        null as province_code,
        circle_code,
        'CN' as parent_code
    from {{ ref('circles') }}
    union all
    select
        'province' as region_level,
        province_code as region_code,
        name_zh as region_name_zh,
        name_en as region_name_en,
        short_name_zh,
        null as city_type,
        province_code,
        circle_code,
        'CN' as parent_code
    from provinces
    union all
    select
        'city' as region_level,
        cities.city_code as region_code,
        cities.name_zh as region_name_zh,
        cities.name_en as region_name_en,
        cities.name_zh as short_name_zh,
        cities.city_type,
        cities.province_code,
        provinces.circle_code,
        cities.province_code as parent_code
    from {{ ref('cities') }} as cities
    inner join provinces using (province_code)
),

with_tiles as (
    select
        regions.*,
        provinces.tile_row,
        provinces.tile_column
    from regions
    left join provinces
        on
            regions.region_level = 'province'
            and regions.region_code = provinces.province_code
)

select * from with_tiles
