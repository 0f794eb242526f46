-- The matrices of every judge, and those of each group of judges: the geometric mean of what they
-- say of a pair (Aczel and Saaty 1983), whatever a judge who left it open would have said.
with

judge_matrices as (
    select * from {{ ref('int_judge_matrices') }}
),

-- Each pair once, so that the two cells of a pair are reciprocal to the last bit.
pairs as (
    select
        judge_groups.group_code,
        judge_matrices.parent_code,
        judge_matrices.row_code,
        judge_matrices.column_code,
        count(judge_matrices.judgement) as opinion_count,
        max(judge_matrices.judgement) as only_judgement,
        round(exp(avg(ln(judge_matrices.judgement))), 12) as mean_judgement
    from judge_matrices
    inner join {{ ref('int_judge_groups') }} as judge_groups using (judge_code)
    group by
        judge_groups.group_code, judge_matrices.parent_code, judge_matrices.row_code,
        judge_matrices.column_code
),

group_matrices as (
    select
        pairs.group_code,
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
            pairs.group_code = reverse.group_code
            and pairs.parent_code = reverse.parent_code
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
    group_code as judge_code,
    parent_code,
    row_code,
    column_code,
    judgement
from group_matrices
