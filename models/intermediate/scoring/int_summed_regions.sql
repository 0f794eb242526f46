-- The members of the regions that have the sum of their members: those that region_members lists,
-- else the regions directly below.
with

regions as (
    select * from {{ ref('regions') }}
),

region_members as (
    select * from {{ ref('region_members') }}
),

summed as (
    select
        regions.region_level,
        regions.region_code
    from regions
    inner join {{ ref('region_levels') }} as region_levels using (region_level)
    where region_levels.ranking = 'sum'
)

select
    summed.region_level,
    summed.region_code,
    region_members.member_code
from summed
inner join region_members on summed.region_code = region_members.group_code
union all
select
    summed.region_level,
    summed.region_code,
    regions.region_code as member_code
from summed
inner join regions on summed.region_code = regions.parent_code
where not exists (
        select 1 from region_members
        where region_members.group_code = summed.region_code
    )
