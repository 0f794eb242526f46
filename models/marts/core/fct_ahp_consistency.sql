-- The consensus of judges is that of their priorities, by Shannon's entropies (Goepel 2013, in the
-- later form of AHP-OS): 0 if each thinks another element matters alone, 1 if all agree.
with

consistency as (
    select * from {{ ref('int_ahp_consistency') }}
    where
        judge_code not in (
            select judge_groups.group_code from {{ ref('int_judge_groups') }} as judge_groups
            where judge_groups.left_out_judge is not null
        )
),

priorities as (
    select
        priorities.parent_code,
        priorities.node_code,
        priorities.judge_code,
        priorities.priority,
        consistency.matrix_size
    from {{ ref('int_ahp_priorities') }} as priorities
    inner join consistency using (judge_code, parent_code)
    where priorities.judge_code <> '{{ group_judge() }}'
),

elements as (
    select
        parent_code,
        node_code,
        max(matrix_size) as matrix_size,
        count(priority) as judge_count,
        avg(priority) as mean_priority,
        avg(-priority * ln(priority)) as mean_entropy
    from priorities
    group by parent_code, node_code
),

entropies as (
    select
        parent_code,
        max(matrix_size) as matrix_size,
        max(judge_count) as judge_count,
        sum(mean_entropy) as alpha_entropy,
        sum(-mean_priority * ln(mean_priority)) as gamma_entropy
    from elements
    group by parent_code
),

-- The similarity of judges who each give the most that a scale to 9 allows to another element.
bounded as (
    select
        *,
        exp(
            ln(matrix_size + 8) - 9 * ln(9) / (matrix_size + 8)
        ) / matrix_size as least_similarity
    from entropies
),

agreements as (
    select
        parent_code,
        case
            when judge_count > 1 and matrix_size > 1
                then
                    greatest(
                        0,
                        round(
                            (exp(alpha_entropy - gamma_entropy) - least_similarity)
                            / (1 - least_similarity),
                            9
                        )
                    )
        end as consensus
    from bounded
)

select
    consistency.judge_code,
    consistency.parent_code,
    consistency.matrix_size,
    consistency.open_pairs,
    consistency.lambda_max,
    consistency.consistency_ratio,
    case when consistency.judge_code = '{{ group_judge() }}' then agreements.consensus end
        as consensus
from consistency
left join agreements using (parent_code)
order by consistency.judge_code, consistency.parent_code
