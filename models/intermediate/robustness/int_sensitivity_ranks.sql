-- The ranks of the regions in every way of the sensitivity analysis, of levels that are small
-- enough for a rank to be worth it.
{{ config(materialized='table') }}

with

value_lists as (
    select
        *,
        count(*) over (partition by normalisation, edition, region_level) as regions
    from {{ ref('int_value_lists') }}
    where left_out_region = ''
),

scored as (
    select
        ways.matrix,
        ways.draw,
        value_lists.contest,
        value_lists.place,
        {{ way_score('value_lists.value_list') }} as score
    from {{ ref('int_sensitivity_ways') }} as ways
    inner join value_lists using (normalisation)
    where value_lists.regions <= {{ var('sensitivity_regions') }}
)

select
    matrix,
    draw,
    contest,
    place,
    {{ rank_by_score('score', 'matrix, draw, contest') }} as score_rank
from scored
