-- The regions that are not there when a scenario leaves one out: itself, and those inside it.
with

left_out as (
    select left_out_region
    from {{ ref('scenarios') }}
    where left_out_region is not null
),

places as (
    select * from {{ ref('int_region_places') }}
)

select
    left_out.left_out_region,
    places.region_code
from left_out
cross join places
left join places as inside
    on
        left_out.left_out_region = inside.region_code
        and places.place_code = inside.place_code
group by left_out.left_out_region, places.region_code
having count(*) = count(inside.place_code)
