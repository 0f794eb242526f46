-- Those that are listed; the regions directly below a group of which none is.
with

groups as (
    select regions.region_code as group_code
    from {{ ref('regions') }} as regions
    inner join {{ ref('region_levels') }} as region_levels using (region_level)
    where region_levels.ranking = 'sum'
),

expected as (
    select
        groups.group_code,
        coalesce(listed.member_code, below.region_code) as member_code
    from groups
    left join {{ ref('region_members') }} as listed using (group_code)
    left join {{ ref('regions') }} as below
        on groups.group_code = below.parent_code and listed.member_code is null
    where coalesce(listed.member_code, below.region_code) is not null
)

{{ differences(ref('dim_region_members'), 'expected', ['group_code', 'member_code']) }}
