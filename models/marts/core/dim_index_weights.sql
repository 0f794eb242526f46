with

weights as (
    select * from {{ ref('int_index_weights') }}
),

index_nodes as (
    select * from {{ ref('index_nodes') }}
),

consistency as (
    select * from {{ ref('int_ahp_consistency') }}
    where judge_code = '{{ group_judge() }}'
),

compared as (
    select
        weights.weight_scheme,
        weights.node_code,
        index_nodes.parent_code,
        weights.weight,
        printed.weight as printed_weight,
        ahp.weight as ahp_weight,
        ahp.weight - printed.weight as weight_difference,
        consistency.matrix_size,
        consistency.lambda_max,
        consistency.consistency_ratio,
        weights.weight_scheme = {{ weight_scheme() }} as is_used
    from weights
    inner join index_nodes using (node_code)
    left join weights as printed
        on
            weights.node_code = printed.node_code
            and printed.weight_scheme = 'printed'
    left join weights as ahp
        on
            weights.node_code = ahp.node_code
            and ahp.weight_scheme = 'ahp'
    left join consistency on weights.node_code = consistency.parent_code
)

select * from compared
order by weight_scheme, node_code
