-- The seed has each pair once; the matrix is reciprocal, with 1 on its diagonal. A cell is null if
-- the judge has left it open or has no such pair.
with

-- A pair that is judged twice, and a judge who is called like all together, are told of elsewhere.
judgements as (
    select
        judge_code,
        parent_code,
        row_code,
        column_code,
        max(judgement) as judgement
    from {{ ref('int_ahp_judgements') }}
    where judge_code <> '{{ group_judge() }}'
    group by judge_code, parent_code, row_code, column_code
),

elements as (
    select * from {{ ref('int_ahp_elements') }}
),

judges as (
    select distinct judge_code from judgements
)

select
    judges.judge_code,
    row_elements.parent_code,
    row_elements.node_code as row_code,
    column_elements.node_code as column_code,
    case
        when row_elements.node_code = column_elements.node_code then 1
        else coalesce(upper.judgement, 1 / lower.judgement)
    end as judgement
from judges
cross join elements as row_elements
inner join elements as column_elements on row_elements.parent_code = column_elements.parent_code
left join judgements as upper
    on
        judges.judge_code = upper.judge_code
        and row_elements.parent_code = upper.parent_code
        and row_elements.node_code = upper.row_code
        and column_elements.node_code = upper.column_code
left join judgements as lower
    on
        judges.judge_code = lower.judge_code
        and row_elements.parent_code = lower.parent_code
        and row_elements.node_code = lower.column_code
        and column_elements.node_code = lower.row_code
