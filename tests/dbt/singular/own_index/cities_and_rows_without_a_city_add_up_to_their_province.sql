with

region_measures as (
    select * from {{ ref('int_region_measures') }}
),

parts as (
    select
        region_measures.edition,
        regions.province_code,
        region_measures.measure_code,
        region_measures.measure_value
    from region_measures
    inner join {{ ref('dim_regions') }} as regions using (region_level, region_code)
    where region_measures.region_level = 'city'
    union all
    select
        edition,
        place_code as province_code,
        measure_code,
        measure_value
    from {{ ref('int_place_measures') }}
    where place_code in (
            select region_code from {{ ref('regions') }}
            where region_level = 'province'
        )
),

summed as (
    select
        edition,
        province_code,
        measure_code,
        sum(measure_value) as parts_value
    from parts
    group by all
),

provinces as (
    select
        edition,
        region_code as province_code,
        measure_code,
        measure_value
    from region_measures
    where region_level = 'province'
)

select *
from provinces
full join summed using (edition, province_code, measure_code)
where provinces.measure_value is distinct from summed.parts_value
