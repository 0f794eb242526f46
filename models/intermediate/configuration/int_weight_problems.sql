with

index_nodes as (
    select * from {{ ref('index_nodes') }}
),

weights as (
    select
        weights.*,
        index_nodes.node_level
    from {{ ref('index_weights') }} as weights
    left join index_nodes using (node_code)
),

problems as (
    select
        weight_scheme || ', ' || node_code as row_key,
        cast(weight as varchar) as found,
        case
            when node_level is null then 'unknown_node'
            when node_level <> 'indicator' then 'weight_above_indicator'
            when not weight between 0 and 1 then 'weight_out_of_range'
        end as reason_code
    from weights
)

select
    'seeds/index/index_weights.csv' as file_name,
    row_key,
    'weight' as column_name,
    found,
    reason_code
from problems
where reason_code is not null
