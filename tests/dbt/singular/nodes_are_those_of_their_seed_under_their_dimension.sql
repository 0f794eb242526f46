-- A dimension is a child of the root; the indicators below it are those that it is above.
with

index_nodes as (
    select * from {{ ref('index_nodes') }}
),

dimensions as (
    select
        node_indicators.indicator_code as node_code,
        nodes.node_code as dimension_code
    from {{ ref('int_node_indicators') }} as node_indicators
    inner join index_nodes as nodes using (node_code)
    inner join index_nodes as roots on nodes.parent_code = roots.node_code
    where roots.parent_code is null
),

expected as (
    select
        index_nodes.*,
        index_nodes.name_zh as node_name_zh,
        index_nodes.name_en as node_name_en,
        dimensions.dimension_code
    from index_nodes
    left join dimensions using (node_code)
)

{{ differences(
    ref('dim_index_nodes'),
    'expected',
    [
        'node_code',
        'parent_code',
        'dimension_code',
        'node_order',
        'node_name_zh',
        'node_name_en',
        'direction',
        'statistic',
        'unit_zh',
        'unit_en',
        'description_zh',
        'description_en',
    ]
) }}
