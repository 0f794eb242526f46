with

index_nodes as (
    select * from {{ ref('index_nodes') }}
),

placed as (
    select
        index_nodes.*,
        parents.node_level as parent_level,
        case index_nodes.node_level
            when 'dimension' then 'index'
            when 'subdimension' then 'dimension'
            when 'indicator' then 'subdimension'
        end as expected_level
    from index_nodes
    left join index_nodes as parents on index_nodes.parent_code = parents.node_code
),

problems as (
    select
        node_code as row_key,
        'parent_code' as column_name,
        parent_code as found,
        case
            when parent_code is not null and parent_level is null then 'unknown_parent'
            when coalesce(parent_level, '') <> coalesce(expected_level, '')
                then 'wrong_parent_level'
        end as reason_code
    from placed
    union all
    select
        node_code as row_key,
        'direction' as column_name,
        null as found,
        'missing_cell' as reason_code
    from index_nodes
    where node_level = 'indicator' and direction is null
    union all
    select
        node_code as row_key,
        'statistic' as column_name,
        null as found,
        'missing_cell' as reason_code
    from index_nodes
    where node_level = 'indicator' and statistic is null
    union all
    select
        node_code as row_key,
        'node_code' as column_name,
        node_code as found,
        'childless_node' as reason_code
    from index_nodes
    where
        node_level <> 'indicator'
        and node_code not in (
            select parents.parent_code from index_nodes as parents
            where parents.parent_code is not null
        )
    union all
    select
        'overall' as row_key,
        'node_level' as column_name,
        cast(count(*) as varchar) as found,
        'not_one_root' as reason_code
    from index_nodes
    where node_level = 'index'
    having count(*) <> 1
)

select
    'seeds/index/index_nodes.csv' as file_name,
    *
from problems
where reason_code is not null
