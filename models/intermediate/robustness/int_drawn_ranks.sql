-- How often, over the draws of a design, a region has a rank and is above the region that follows
-- it in the index; and how often its rank differs so much from that of the same draw in the
-- edition before. Counted by numbers: names are joined at the end.
{{ config(materialized='table') }}

with

counted as (
    select
        design_number,
        contest,
        place,
        score_rank,
        rank_change,
        sum(draws) as draws,
        sum(draws_above_next) as draws_above_next
    from {{ ref('int_counted_draws') }}
    group by design_number, contest, place, score_rank, rank_change
),

cumulated as (
    select
        *,
        sum(draws) over in_order as draws_to_here,
        sum(draws) over whole as all_draws
    from counted
    window
        whole as (partition by design_number, contest, place, rank_change is null),
        in_order as (
            partition by design_number, contest, place, rank_change is null
            order by score_rank, rank_change
        )
),

designs as (
    select distinct
        design_number,
        design_code
    from {{ ref('int_drawn_ways') }}
),

regions as (
    select distinct
        contest,
        place,
        edition,
        region_level,
        region_code
    from {{ ref('int_value_lists') }}
    where left_out_region = ''
)

select
    designs.design_code,
    regions.edition,
    regions.region_level,
    regions.region_code,
    cast(cumulated.score_rank as bigint) as score_rank,
    cast(cumulated.rank_change as bigint) as rank_change,
    cast(cumulated.draws as bigint) as draws,
    cast(cumulated.draws_above_next as bigint) as draws_above_next,
    cast(cumulated.draws_to_here as bigint) as draws_to_here,
    cast(cumulated.all_draws as bigint) as all_draws
from cumulated
inner join designs using (design_number)
inner join regions using (contest, place)
