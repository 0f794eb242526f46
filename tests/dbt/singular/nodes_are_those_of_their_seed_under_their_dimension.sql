-- A dimension is found by climbing: it is the parent of an indicator's parent.
with

index_nodes as (
    select * from {{ ref('index_nodes') }}
),

expected as (
    select
        index_nodes.*,
        index_nodes.name_zh as node_name_zh,
        index_nodes.name_en as node_name_en,
        case when index_nodes.node_level = 'indicator' then parents.parent_code end
            as dimension_code
    from index_nodes
    left join index_nodes as parents on index_nodes.parent_code = parents.node_code
)

{{ differences(
    ref('dim_index_nodes'),
    'expected',
    [
        'node_code',
        'parent_code',
        'dimension_code',
        'node_level',
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
