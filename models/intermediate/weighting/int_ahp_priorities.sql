-- The principal eigenvector, by squaring the matrix until every column is a multiple of
-- it: six squarings are the 64th power, far beyond what a judgement matrix needs.
with

power_0 as (
    select * from {{ ref('int_ahp_matrices') }}
),

{% for step in range(6) -%}
power_{{ step + 1 }} as (
    select
        left_factor.parent_code,
        left_factor.row_code,
        right_factor.column_code,
        sum(left_factor.judgement * right_factor.judgement) as judgement
    from power_{{ step }} as left_factor
    inner join power_{{ step }} as right_factor
        on
            left_factor.parent_code = right_factor.parent_code
            and left_factor.column_code = right_factor.row_code
    group by all
),

{% endfor -%}
row_sums as (
    select
        parent_code,
        row_code as node_code,
        sum(judgement) as row_sum
    from power_6
    group by all
),

priorities as (
    select
        parent_code,
        node_code,
        round(row_sum / sum(row_sum) over (partition by parent_code), 12) as priority
    from row_sums
)

select * from priorities
