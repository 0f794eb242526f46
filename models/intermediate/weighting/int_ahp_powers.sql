-- The 16th power of every matrix, its first step towards the principal eigenvector. Open pairs are
-- filled in by Harker's method (1987): 0 in their cells, and one more on the diagonal for each of
-- the row's.
with

matrices as (
    select
        *,
        count(*) filter (where judgement is null) over (
            partition by judge_code, parent_code, row_code
        ) as open_cells
    from {{ ref('int_ahp_matrices') }}
),

power_1 as (
    select
        judge_code,
        parent_code,
        row_code,
        column_code,
        case
            when row_code = column_code then 1 + open_cells
            else coalesce(judgement, 0)
        end as judgement
    from matrices
),

{% for power in [1, 2, 4, 8] -%}
power_{{ 2 * power }} as (
    select
        left_factor.judge_code,
        left_factor.parent_code,
        left_factor.row_code,
        right_factor.column_code,
        sum(left_factor.judgement * right_factor.judgement) as judgement
    from power_{{ power }} as left_factor
    inner join power_{{ power }} as right_factor
        on
            left_factor.judge_code = right_factor.judge_code
            and left_factor.parent_code = right_factor.parent_code
            and left_factor.column_code = right_factor.row_code
    group by all
){{ ',' if not loop.last }}

{% endfor -%}
select
    power_16.judge_code,
    power_16.parent_code,
    power_16.row_code,
    power_16.column_code,
    power_1.judgement as first_power,
    power_16.judgement as power_16
from power_16
inner join power_1 using (judge_code, parent_code, row_code, column_code)
