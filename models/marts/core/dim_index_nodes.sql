with

index_tree as (
    select * from {{ ref('int_index_tree') }}
),

-- The children of the root; an indicator directly below the root is one itself.
dimensions as (
    select
        node_indicators.indicator_code,
        index_tree.node_code as dimension_code
    from {{ ref('int_node_indicators') }} as node_indicators
    inner join index_tree using (node_code)
    where index_tree.node_depth = 1
)

select
    index_tree.node_code,
    index_tree.parent_code,
    dimensions.dimension_code,
    coalesce(
        index_tree.node_level,
        case
            when index_tree.is_indicator then 'indicator'
            when index_tree.parent_code is null then 'index'
            else 'level_' || index_tree.node_depth
        end
    ) as node_level,
    index_tree.node_order,
    index_tree.name_zh as node_name_zh,
    index_tree.name_en as node_name_en,
    index_tree.direction,
    index_tree.statistic,
    index_tree.unit_zh,
    index_tree.unit_en,
    index_tree.description_zh,
    index_tree.description_en
from index_tree
left join dimensions on index_tree.node_code = dimensions.indicator_code
order by index_tree.node_order
