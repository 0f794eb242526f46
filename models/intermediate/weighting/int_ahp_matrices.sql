-- The seed has each pair once; the matrix is reciprocal, with 1 on its diagonal.
with

judgements as (
    select * from {{ ref('int_ahp_judgements') }}
),

index_nodes as (
    select * from {{ ref('index_nodes') }}
),

-- Dimensions are compared with each other, and so are the indicators of a dimension.
elements as (
    select
        parent_code,
        node_code
    from index_nodes
    where node_level = 'dimension'
    union all
    select
        node_indicators.node_code as parent_code,
        node_indicators.indicator_code as node_code
    from {{ ref('int_node_indicators') }} as node_indicators
    inner join index_nodes using (node_code)
    where index_nodes.node_level = 'dimension'
),

cells as (
    select
        row_elements.parent_code,
        row_elements.node_code as row_code,
        column_elements.node_code as column_code,
        case
            when row_elements.node_code = column_elements.node_code then 1
            else coalesce(upper.judgement, 1 / lower.judgement)
        end as judgement
    from elements as row_elements
    inner join elements as column_elements using (parent_code)
    left join judgements as upper
        on
            row_elements.parent_code = upper.parent_code
            and row_elements.node_code = upper.row_code
            and column_elements.node_code = upper.column_code
    left join judgements as lower
        on
            row_elements.parent_code = lower.parent_code
            and row_elements.node_code = lower.column_code
            and column_elements.node_code = lower.row_code
)

select * from cells
