-- How often, over the draws of a design, a region has a rank and is above the region that follows
-- it in the index; and how often its rank differs so much from that of the same draw in the
-- edition before.
{{ config(materialized='table') }}

with

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
    cast(counted.score_rank as bigint) as score_rank,
    cast(counted.rank_change as bigint) as rank_change,
    cast(sum(counted.draws) as bigint) as draws,
    cast(sum(counted.draws_above_next) as bigint) as draws_above_next
from {{ ref('int_counted_draws') }} as counted
inner join designs using (design_number)
inner join regions using (contest, place)
group by all
