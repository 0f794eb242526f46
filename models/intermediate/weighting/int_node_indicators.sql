-- The indicators below every node of the tree; an indicator stands below itself.
with recursive

index_nodes as (
    select * from {{ ref('index_nodes') }}
),

node_indicators as (
    select
        node_code,
        node_code as indicator_code
    from index_nodes
    where node_level = 'indicator'
    union all
    select
        index_nodes.parent_code as node_code,
        node_indicators.indicator_code
    from node_indicators
    inner join index_nodes using (node_code)
    where index_nodes.parent_code is not null
)

select * from node_indicators
