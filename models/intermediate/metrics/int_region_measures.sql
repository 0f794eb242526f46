with

place_measures as (
    select * from {{ ref('int_place_measures') }}
),

region_places as (
    select * from {{ ref('int_region_places') }}
),

summed as (
    select
        place_measures.edition,
        region_places.region_level,
        region_places.region_code,
        place_measures.measure_code,
        sum(place_measures.measure_value) as measure_value
    from place_measures
    inner join region_places using (place_code)
    group by all
)

select * from summed
