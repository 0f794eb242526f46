with recursive

regions as (
    select * from {{ ref('regions') }}
),

region_levels as (
    select * from {{ ref('region_levels') }}
),

region_members as (
    select * from {{ ref('region_members') }}
),

summed_regions as (
    select * from {{ ref('int_summed_regions') }}
),

-- From the regions without a parent down. The bound ends a cycle.
descended as (
    select
        region_code,
        0 as steps
    from regions
    where parent_code is null
    union all
    select
        regions.region_code,
        descended.steps + 1 as steps
    from descended
    inner join regions on descended.region_code = regions.parent_code
    where descended.steps < {{ var('deepest_tree') }}
),

-- Only what competes has a score that can be added.
members as (
    select
        summed_regions.region_code,
        member_regions.region_level as member_level
    from summed_regions
    inner join regions as member_regions
        on summed_regions.member_code = member_regions.region_code
    inner join region_levels as member_levels
        on member_regions.region_level = member_levels.region_level
    where member_levels.ranking = 'compete'
),

member_levels as (
    select
        region_code,
        count(distinct member_level) as level_count,
        {{ joined_texts('member_level') }} as found
    from members
    group by region_code
),

memberships as (
    select
        groupings.region_level,
        region_members.member_code,
        {{ joined_texts('region_members.group_code') }} as found
    from region_members
    inner join regions as groupings on region_members.group_code = groupings.region_code
    group by groupings.region_level, region_members.member_code
    having count(*) > 1
),

problems as (
    select
        'regions' as seed_name,
        region_code as row_key,
        'parent_code' as column_name,
        parent_code as found,
        'parents_in_a_loop' as reason_code
    from regions
    where
        parent_code in (select parents.region_code from regions as parents)
        and region_code not in (select descended.region_code from descended)
    union all
    select
        'regions' as seed_name,
        regions.region_code as row_key,
        'region_level' as column_name,
        regions.region_level as found,
        'region_without_members' as reason_code
    from regions
    inner join region_levels using (region_level)
    left join member_levels using (region_code)
    where region_levels.ranking = 'sum' and member_levels.region_code is null
    union all
    select
        'region_members' as seed_name,
        region_code as row_key,
        'member_code' as column_name,
        found,
        'members_of_two_levels' as reason_code
    from member_levels
    where level_count > 1
    union all
    select
        'region_members' as seed_name,
        memberships.member_code as row_key,
        'group_code' as column_name,
        memberships.found,
        'region_in_two_groups' as reason_code
    from memberships
    inner join region_levels using (region_level)
    where not region_levels.members_overlap
    union all
    select
        'region_levels' as seed_name,
        'ranking' as row_key,
        'ranking' as column_name,
        null as found,
        'nothing_competes' as reason_code
    from region_levels
    having count(*) filter (where ranking = 'compete') = 0
)

select
    case seed_name
        when 'regions' then {{ seed_file('regions', 'reference') }}
        when 'region_members' then {{ seed_file('region_members', 'reference') }}
        else {{ seed_file('region_levels', 'reference') }}
    end as file_name,
    row_key,
    column_name,
    found,
    reason_code
from problems
