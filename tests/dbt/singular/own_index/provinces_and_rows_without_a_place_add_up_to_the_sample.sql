-- Of everything that rows contribute, whatever their raw table, nothing is lost on the way to the
-- provinces: it is in one of them, or has no place.
with

contributed as (
    select
        edition,
        measure_code,
        sum(measure_value) as contributed_value,
        coalesce(sum(measure_value) filter (where place_code is null), 0) as unplaced_value
    from {{ ref('int_place_measures') }}
    group by all
),

placed as (
    select
        edition,
        measure_code,
        sum(measure_value) as placed_value
    from {{ ref('int_region_measures') }}
    where region_level = 'province'
    group by all
)

select *
from contributed
full join placed using (edition, measure_code)
where contributed_value is distinct from coalesce(placed_value, 0) + unplaced_value
