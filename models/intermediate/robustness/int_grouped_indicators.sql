-- The indicators in the order of the tree, each with its group: the child of the root that it is
-- below, or is.
with

index_nodes as (
    select * from {{ ref('index_nodes') }}
),

tree_groups as (
    select
        children.node_code as group_code,
        children.node_order as group_order
    from index_nodes as children
    inner join index_nodes as roots on children.parent_code = roots.node_code
    where roots.parent_code is null
)

select
    node_indicators.indicator_code as node_code,
    tree_groups.group_code,
    row_number() over (order by tree_groups.group_order, index_nodes.node_order) as indicator_order
from {{ ref('int_node_indicators') }} as node_indicators
inner join tree_groups on node_indicators.node_code = tree_groups.group_code
inner join index_nodes on node_indicators.indicator_code = index_nodes.node_code
