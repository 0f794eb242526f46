-- The principal eigenvalue is the sum of all judgements, each times the priority of its column:
-- priorities add up to one, and a priority is the AHP weight within that of the parent.
with

weights as (
    select * from {{ ref('dim_index_weights') }}
),

eigenvalues as (
    select
        judgements.parent_code as node_code,
        count(distinct judgements.row_code) as matrix_size,
        sum(judgements.judgement * elements.weight / parents.weight) as lambda_max
    from {{ ref('fct_ahp_judgements') }} as judgements
    inner join weights as elements
        on judgements.column_code = elements.node_code and elements.weight_scheme = 'ahp'
    inner join weights as parents
        on judgements.parent_code = parents.node_code and parents.weight_scheme = 'ahp'
    group by judgements.parent_code
),

expected as (
    select
        weights.weight_scheme,
        weights.node_code,
        index_nodes.parent_code,
        printed.weight as printed_weight,
        ahp.weight as ahp_weight,
        eigenvalues.matrix_size,
        eigenvalues.lambda_max,
        case
            when eigenvalues.matrix_size > 2
                then
                    (eigenvalues.lambda_max - eigenvalues.matrix_size)
                    / (eigenvalues.matrix_size - 1) / random_index.random_index
            when eigenvalues.matrix_size > 0 then 0
        end as consistency_ratio,
        weights.weight_scheme = {{ weight_scheme() }} as is_used
    from weights
    left join {{ ref('index_nodes') }} as index_nodes using (node_code)
    left join weights as printed
        on weights.node_code = printed.node_code and printed.weight_scheme = 'printed'
    left join weights as ahp
        on weights.node_code = ahp.node_code and ahp.weight_scheme = 'ahp'
    left join eigenvalues on weights.node_code = eigenvalues.node_code
    left join {{ ref('ahp_random_index') }} as random_index
        on eigenvalues.matrix_size = random_index.matrix_size
)

select *
from weights
inner join expected using (weight_scheme, node_code)
where
    weights.parent_code is distinct from expected.parent_code
    or weights.printed_weight is distinct from expected.printed_weight
    or weights.ahp_weight is distinct from expected.ahp_weight
    or weights.weight_difference
    is distinct from expected.ahp_weight - expected.printed_weight
    or weights.matrix_size is distinct from expected.matrix_size
    or {{ differ('weights.lambda_max', 'expected.lambda_max') }}
    or {{ differ('weights.consistency_ratio', 'expected.consistency_ratio', '1e-6') }}
    or weights.is_used is distinct from expected.is_used
