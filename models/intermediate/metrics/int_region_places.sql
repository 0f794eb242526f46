-- Which places make up a region: itself and the regions below it. A grouping has the places of its
-- members.
with recursive

regions as (
    select * from {{ ref('regions') }}
),

-- The bound ends a cycle, which int_region_problems reports.
contained as (
    select
        region_code,
        region_code as place_code,
        0 as steps
    from regions
    union all
    select
        regions.parent_code as region_code,
        contained.place_code,
        contained.steps + 1 as steps
    from contained
    inner join regions using (region_code)
    where regions.parent_code is not null and contained.steps < {{ var('deepest_tree') }}
),

all_places as (
    select
        region_code,
        place_code
    from contained
    union
    select
        region_members.group_code as region_code,
        contained.place_code
    from {{ ref('region_members') }} as region_members
    inner join contained on region_members.member_code = contained.region_code
)

select
    regions.region_level,
    all_places.region_code,
    all_places.place_code
from all_places
inner join regions using (region_code)
