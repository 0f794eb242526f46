-- The indicators below every node of the tree; an indicator is below itself.
with recursive

index_nodes as (
    select * from {{ ref('index_nodes') }}
),

-- An indicator is three steps below the index; the bound ends a cycle.
climbed as (
    select
        node_code,
        node_code as indicator_code,
        0 as steps
    from index_nodes
    where node_level = 'indicator'
    union all
    select
        index_nodes.parent_code as node_code,
        climbed.indicator_code,
        climbed.steps + 1 as steps
    from climbed
    inner join index_nodes using (node_code)
    where index_nodes.parent_code is not null and climbed.steps < 3
)

select distinct
    node_code,
    indicator_code
from climbed
