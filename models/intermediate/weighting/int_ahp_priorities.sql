-- The principal eigenvector: the 16th power of a matrix is applied to a vector again and again,
-- until every further step gives the same. 32 times make the 512th power: Saaty's matrices need
-- the tenth, matrices with half of their pairs open the 250th. A judge whose pairs do not join all
-- elements of a matrix has no priorities there.
with recursive

powers as (
    select * from {{ ref('int_ahp_powers') }}
),

matrix_rows as (
    select
        judge_code,
        parent_code,
        row_code,
        min(power_16) as least_cell,
        {{ ordered_list('power_16', 'column_code') }} as cells
    from powers
    group by judge_code, parent_code, row_code
),

matrices as (
    select
        judge_code,
        parent_code,
        {{ ordered_list('cells', 'row_code') }} as matrix
    from matrix_rows
    group by judge_code, parent_code
    having min(least_cell) > 0
),

vectors as (
    select
        judge_code,
        parent_code,
        matrix,
        {{ list_item('matrix', 1) }} as eigenvector,
        0 as step_number
    from matrices
    union all
    select
        judge_code,
        parent_code,
        matrix,
        {{ scaled_product('matrix', 'eigenvector') }} as eigenvector,
        step_number + 1 as step_number
    from vectors
    where step_number < 32
),

elements as (
    select
        judge_code,
        parent_code,
        row_code as node_code,
        row_number() over (
            partition by judge_code, parent_code order by row_code
        ) as element_position
    from matrix_rows
),

eigenvectors as (
    select
        elements.judge_code,
        elements.parent_code,
        elements.node_code,
        {{ list_item('vectors.eigenvector', 'elements.element_position') }} as component
    from elements
    left join vectors
        on
            elements.judge_code = vectors.judge_code
            and elements.parent_code = vectors.parent_code
            and vectors.step_number = 32
),

judge_groups as (
    select * from {{ ref('int_judge_groups') }}
),

-- Judges together: of their judgements, or of their priorities (Forman and Peniwati 1998).
mean_priorities as (
    select
        judge_groups.group_code,
        eigenvectors.parent_code,
        eigenvectors.node_code,
        exp(avg(ln(eigenvectors.component))) as component
    from eigenvectors
    inner join judge_groups using (judge_code)
    group by judge_groups.group_code, eigenvectors.parent_code, eigenvectors.node_code
),

priorities as (
    select * from eigenvectors
    where
        judge_code not in (select judge_groups.group_code from judge_groups)
        or '{{ var("judges_agree_on") }}' = 'judgements'
    union all
    select
        group_code as judge_code,
        parent_code,
        node_code,
        component / sum(component) over (partition by group_code, parent_code) as component
    from mean_priorities
    where '{{ var("judges_agree_on") }}' = 'priorities'
)

select
    judge_code,
    parent_code,
    node_code,
    round(component, 12) as priority
from priorities
