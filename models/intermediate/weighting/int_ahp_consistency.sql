-- Saaty's consistency ratio: CR = CI / RI, CI = (lambda_max - n) / (n - 1). Each open pair lowers
-- the random index (Ágoston and Csató 2022).
with

powers as (
    select * from {{ ref('int_ahp_powers') }}
),

priorities as (
    select * from {{ ref('int_ahp_priorities') }}
),

products as (
    select
        powers.judge_code,
        powers.parent_code,
        powers.row_code as node_code,
        sum(powers.first_power * priorities.priority) as product,
        count(*) filter (where powers.first_power = 0) as open_cells
    from powers
    inner join priorities
        on
            powers.judge_code = priorities.judge_code
            and powers.parent_code = priorities.parent_code
            and powers.column_code = priorities.node_code
    group by all
),

eigenvalues as (
    select
        products.judge_code,
        products.parent_code,
        count(*) as matrix_size,
        cast(sum(products.open_cells) / 2 as bigint) as open_pairs,
        round(avg(products.product / priorities.priority), 12) as lambda_max
    from products
    inner join priorities using (judge_code, parent_code, node_code)
    group by all
),

indices as (
    select
        eigenvalues.*,
        random_index.random_index,
        case
            when eigenvalues.open_pairs = 0 then random_index.random_index
            else
                random_index.random_index
                * (
                    1 - 2.0 * eigenvalues.open_pairs
                    / ((eigenvalues.matrix_size - 1) * (eigenvalues.matrix_size - 2))
                )
        end as expected_index
    from eigenvalues
    left join {{ ref('ahp_random_index') }} as random_index using (matrix_size)
)

select
    judge_code,
    parent_code,
    matrix_size,
    open_pairs,
    lambda_max,
    random_index,
    -- One or two elements cannot contradict each other, nor can the fewest pairs that join all.
    case
        when lambda_max is null then null
        when matrix_size <= 2 or expected_index <= 0 then 0
        else round((lambda_max - matrix_size) / (matrix_size - 1) / expected_index, 9)
    end as consistency_ratio
from indices
