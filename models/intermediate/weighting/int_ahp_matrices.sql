-- The matrices of every judge, and those of all judges together: the geometric mean of what they
-- say of a pair (Aczel and Saaty 1983), whatever a judge who left it open would have said.
with

judge_matrices as (
    select * from {{ ref('int_judge_matrices') }}
),

-- Each pair once, so that the two cells of a pair are reciprocal to the last bit.
pairs as (
    select
        parent_code,
        row_code,
        column_code,
        count(judgement) as opinion_count,
        max(judgement) as only_judgement,
        round(exp(avg(ln(judgement))), 12) as mean_judgement
    from judge_matrices
    group by parent_code, row_code, column_code
),

group_matrices as (
    select
        pairs.parent_code,
        pairs.row_code,
        pairs.column_code,
        case
            when pairs.opinion_count = 1 or pairs.row_code = pairs.column_code
                then pairs.only_judgement
            when pairs.row_code < pairs.column_code then pairs.mean_judgement
            else 1 / reverse.mean_judgement
        end as judgement
    from pairs
    inner join pairs as reverse
        on
            pairs.parent_code = reverse.parent_code
            and pairs.row_code = reverse.column_code
            and pairs.column_code = reverse.row_code
)

select
    judge_code,
    parent_code,
    row_code,
    column_code,
    judgement
from judge_matrices
union all
select
    '{{ group_judge() }}' as judge_code,
    parent_code,
    row_code,
    column_code,
    judgement
from group_matrices
