with

index_nodes as (
    select * from {{ ref('index_nodes') }}
),

dimensions as (
    select
        node_indicators.indicator_code,
        index_nodes.node_code as dimension_code
    from {{ ref('int_node_indicators') }} as node_indicators
    inner join index_nodes using (node_code)
    where index_nodes.node_level = 'dimension'
),

described as (
    select
        index_nodes.node_code,
        index_nodes.parent_code,
        dimensions.dimension_code,
        index_nodes.node_level,
        index_nodes.node_order,
        index_nodes.name_zh as node_name_zh,
        index_nodes.name_en as node_name_en,
        index_nodes.direction,
        index_nodes.statistic,
        index_nodes.unit_zh,
        index_nodes.unit_en,
        index_nodes.description_zh,
        index_nodes.description_en
    from index_nodes
    left join dimensions on index_nodes.node_code = dimensions.indicator_code
)

select * from described
order by node_order
