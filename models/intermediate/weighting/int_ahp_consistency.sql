-- Saaty's consistency ratio: CR = CI / RI, CI = (lambda_max - n) / (n - 1).
with

matrices as (
    select * from {{ ref('int_ahp_matrices') }}
),

priorities as (
    select * from {{ ref('int_ahp_priorities') }}
),

products as (
    select
        matrices.parent_code,
        matrices.row_code as node_code,
        sum(matrices.judgement * priorities.priority) as product
    from matrices
    inner join priorities
        on
            matrices.parent_code = priorities.parent_code
            and matrices.column_code = priorities.node_code
    group by all
),

eigenvalues as (
    select
        products.parent_code,
        count(*) as matrix_size,
        round(avg(products.product / priorities.priority), 12) as lambda_max
    from products
    inner join priorities using (parent_code, node_code)
    group by all
),

consistency as (
    select
        eigenvalues.parent_code,
        eigenvalues.matrix_size,
        eigenvalues.lambda_max,
        random_index.random_index,
        -- One or two elements cannot contradict each other.
        case
            when eigenvalues.matrix_size <= 2 then 0
            else
                round(
                    (eigenvalues.lambda_max - eigenvalues.matrix_size)
                    / (eigenvalues.matrix_size - 1)
                    / random_index.random_index,
                    9
                )
        end as consistency_ratio
    from eigenvalues
    left join {{ ref('ahp_random_index') }} as random_index using (matrix_size)
)

select * from consistency
