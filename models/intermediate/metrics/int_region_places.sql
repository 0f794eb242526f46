-- Which places make up a region: a province is its cities and its rows without a city.
with

cities as (
    select * from {{ ref('cities') }}
),

provinces as (
    select * from {{ ref('provinces') }}
),

circle_members as (
    select * from {{ ref('circle_members') }}
),

province_places as (
    select
        province_code,
        city_code as place_code
    from cities
    union all
    select
        province_code,
        province_code as place_code
    from provinces
),

region_places as (
    select
        'city' as region_level,
        city_code as region_code,
        city_code as place_code
    from cities
    union all
    select
        'province' as region_level,
        province_code as region_code,
        place_code
    from province_places
    union all
    select
        'circle' as region_level,
        circle_members.circle_code as region_code,
        province_places.place_code
    from circle_members
    inner join province_places using (province_code)
    union all
    select
        'country' as region_level,
        'CN' as region_code,
        place_code
    from province_places
)

select * from region_places
