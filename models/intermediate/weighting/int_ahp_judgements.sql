-- The judgements as numbers: written as such, or as a fraction like 1/3. A decimal that rounds a
-- reciprocal to three digits or more, such as 0.111, is that reciprocal: a pair gives the same
-- matrix whichever way round it is written. An empty judgement leaves the pair open.
with

written as (
    select
        judge_code,
        parent_code,
        row_code,
        column_code,
        judgement as written_judgement,
        case
            when judgement like '%/%/%' then null
            when judgement like '%/%'
                then
                    try_cast({{ dbt.split_part('judgement', "'/'", 1) }} as double)
                    / nullif(try_cast({{ dbt.split_part('judgement', "'/'", 2) }} as double), 0)
            else try_cast(judgement as double)
        end as judgement
    from {{ ref('ahp_judgements') }}
),

beside_reciprocals as (
    select
        *,
        1 / least(round(1 / nullif(judgement, 0)), 9) as reciprocal
    from written
)

select
    judge_code,
    parent_code,
    row_code,
    column_code,
    written_judgement,
    case
        when judgement < 1 and abs(judgement - reciprocal) <= {{ var('judgement_tolerance') }}
            then reciprocal
        else judgement
    end as judgement
from beside_reciprocals
