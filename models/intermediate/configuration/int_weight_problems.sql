-- Driven from the tree, so that a dimension whose weights are all gone is found.
with

index_nodes as (
    select * from {{ ref('index_nodes') }}
),

weights as (
    select * from {{ ref('index_weights') }}
),

schemes as (
    select distinct weight_scheme from weights
),

weighed as (
    select
        weight_scheme,
        node_code,
        index_nodes.node_level,
        weights.weight
    from schemes
    cross join index_nodes
    left join weights using (weight_scheme, node_code)
),

problems as (
    select
        weight_scheme || ', ' || node_code as row_key,
        cast(weight as varchar) as found,
        case
            when weight is null then 'unweighted_node'
            when not weight between 0 and 1 then 'weight_out_of_range'
            when node_level = 'index' and weight <> 1 then 'root_weight_not_one'
        end as reason_code
    from weighed
    union all
    select
        weight_scheme || ', ' || node_code as row_key,
        node_code as found,
        'unknown_node' as reason_code
    from weights
    where node_code not in (select index_nodes.node_code from index_nodes)
)

select
    'seeds/index/index_weights.csv' as file_name,
    row_key,
    'weight' as column_name,
    found,
    reason_code
from problems
where reason_code is not null
