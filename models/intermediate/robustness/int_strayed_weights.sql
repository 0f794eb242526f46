-- Weights from judgements that stray: each may be a step of Saaty's scale lower or higher. The
-- principal eigenvectors by power iteration, on lists: their sums do not depend on the order of
-- rows. An indicator weighs the product of the priorities above it and its own. Open pairs stay
-- open and are filled in by Harker's method, as in int_ahp_powers.
{{ config(materialized='table_in_lots') }}

with recursive

draws as (
    select
        designs.design_code,
        numbers.draw
    from {{ ref('uncertainty_designs') }} as designs
    cross join {{ numbers_to(var('robustness_draws'), 'draw') }}
    where designs.weight_noise = 'judgements' and {{ in_the_lot('numbers.draw') }}
),

-- Steps from equal importance: -8 for 1/9, 8 for 9. Numbers stand for matrices and elements.
judged as (
    select
        parent_code,
        row_code,
        column_code,
        cast(dense_rank() over (order by parent_code) as integer) as matrix_number,
        cast(dense_rank() over (partition by parent_code order by row_code) as integer)
            as row_place,
        cast(dense_rank() over (partition by parent_code order by column_code) as integer)
            as column_place,
        case when judgement >= 1 then judgement - 1 else 1 - 1 / judgement end as step,
        count(*) filter (where judgement is null) over (partition by parent_code, row_code)
            as open_cells
    from {{ ref('int_ahp_matrices') }}
    where judge_code = '{{ group_judge() }}'
),

strayed as (
    select
        draws.design_code,
        draws.draw,
        judged.matrix_number,
        judged.row_place,
        judged.column_place,
        -- An open pair has no step: least() would skip the null and make it 8.
        case
            when judged.step is not null
                then
                    greatest(least(
                        judged.step + floor(3 * {{ uniform(
                            "draws.design_code || '|' || draws.draw || '|' || judged.parent_code || '|'"
                            ~ " || judged.row_code || '|' || judged.column_code"
                        ) }}) - 1,
                        8
                    ), -8)
        end as step
    from draws
    cross join judged
    where judged.row_place < judged.column_place
),

cells as (
    select
        design_code,
        draw,
        matrix_number,
        row_place,
        column_place,
        coalesce(case when step >= 0 then step + 1 else 1 / (1 - step) end, 0) as judgement
    from strayed
    union all
    select
        design_code,
        draw,
        matrix_number,
        column_place as row_place,
        row_place as column_place,
        coalesce(case when step >= 0 then 1 / (step + 1) else 1 - step end, 0) as judgement
    from strayed
    union all
    select
        draws.design_code,
        draws.draw,
        judged.matrix_number,
        judged.row_place,
        judged.column_place,
        1 + judged.open_cells as judgement
    from draws
    cross join judged
    where judged.row_place = judged.column_place
),

matrix_rows as (
    select
        design_code,
        draw,
        matrix_number,
        row_place,
        {{ ordered_list('judgement', 'column_place') }} as judgements
    from cells
    group by design_code, draw, matrix_number, row_place
),

listed as (
    select
        design_code,
        draw,
        matrix_number,
        {{ ordered_list('judgements', 'row_place') }} as matrix,
        {{ ordered_list('1.0', 'row_place') }} as priorities
    from matrix_rows
    group by design_code, draw, matrix_number
),

iterated as (
    select
        design_code,
        draw,
        matrix_number,
        {{ repeated_product('matrix', 'priorities', 16) }} as priorities
    from listed
),

elements as (
    select
        parent_code,
        matrix_number,
        row_code as node_code,
        row_place
    from judged
    where row_place = column_place
),

local_priorities as (
    select
        iterated.design_code,
        iterated.draw,
        elements.parent_code,
        elements.node_code,
        {{ list_item('iterated.priorities', 'elements.row_place') }}
        / {{ list_total('iterated.priorities') }} as priority
    from iterated
    inner join elements using (matrix_number)
),

weighed as (
    select
        local_priorities.design_code,
        local_priorities.draw,
        local_priorities.node_code,
        local_priorities.priority
    from local_priorities
    inner join {{ ref('index_nodes') }} as roots on local_priorities.parent_code = roots.node_code
    where roots.parent_code is null
    union all
    select
        local_priorities.design_code,
        local_priorities.draw,
        local_priorities.node_code,
        weighed.priority * local_priorities.priority as priority
    from local_priorities
    inner join weighed
        on
            local_priorities.design_code = weighed.design_code
            and local_priorities.draw = weighed.draw
            and local_priorities.parent_code = weighed.node_code
)

select
    weighed.design_code,
    weighed.draw,
    indicators.node_code,
    indicators.group_code,
    indicators.indicator_order,
    weighed.priority as weight
from weighed
inner join {{ ref('int_grouped_indicators') }} as indicators using (node_code)
