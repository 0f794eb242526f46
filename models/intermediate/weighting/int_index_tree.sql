-- The tree as it follows from the parents: a node without one is the root, a node that is nobody's
-- parent is an indicator, and the depth is the number of nodes above.
with recursive

index_nodes as (
    select * from {{ ref('index_nodes') }}
),

-- The bound ends a cycle. What no root is above has no depth.
descended as (
    select
        node_code,
        0 as node_depth
    from index_nodes
    where parent_code is null
    union all
    select
        index_nodes.node_code,
        descended.node_depth + 1 as node_depth
    from descended
    inner join index_nodes on descended.node_code = index_nodes.parent_code
    where descended.node_depth < {{ var('deepest_tree') }}
),

parents as (
    select distinct parent_code from index_nodes
)

select
    nodes.*,
    descended.node_depth,
    parents.parent_code is null as is_indicator
from index_nodes as nodes
left join descended using (node_code)
left join parents on nodes.node_code = parents.parent_code
