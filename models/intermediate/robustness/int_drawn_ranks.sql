-- How often, over the draws of a design, a region has a rank and is above the region that follows
-- it in the index; and how often its rank differs so much from that of the same draw in the
-- edition before. Draws are ranked a thousand at a time, each lot after the one before: the memory
-- that ranks need does not grow with the draws.
{{ config(materialized='table') }}

{% set lots = range(1, var('robustness_draws') + 1, 1000) | list %}
with

ways as (
    select * from {{ ref('int_drawn_ways') }}
),

value_lists as (
    select * from {{ ref('int_value_lists') }}
    where left_out_region = ''
),

contests as (
    select
        contest,
        lag(contest) over (partition by region_level order by edition) as previous_contest
    from (
        select distinct
            contest,
            region_level,
            edition
        from value_lists
    ) as distinct_contests
),

followers as (
    select
        value_lists.contest,
        value_lists.place,
        lead(value_lists.place) over (
            partition by value_lists.contest order by scores.score_rank, value_lists.region_code
        ) as next_place
    from value_lists
    inner join {{ ref('int_index_scores') }} as scores using (edition, region_level, region_code)
    inner join {{ ref('index_nodes') }} as roots using (node_code)
    where roots.parent_code is null and value_lists.normalisation = 'min_max'
),

competitors as (
    select
        value_lists.normalisation,
        value_lists.contest,
        value_lists.place,
        contests.previous_contest,
        value_lists.value_list,
        next_lists.value_list as next_value_list
    from value_lists
    inner join contests using (contest)
    inner join followers using (contest, place)
    left join value_lists as next_lists
        on
            value_lists.normalisation = next_lists.normalisation
            and value_lists.contest = next_lists.contest
            and followers.next_place = next_lists.place
),
{% for first in lots %}
{% set before = 'counted_' ~ (loop.index - 1) %}
scored_{{ loop.index }} as (
    select
        ways.way,
        competitors.contest,
        competitors.place,
        competitors.previous_contest,
        {{ way_score('competitors.value_list') }} as score,
        {{ way_score('competitors.next_value_list') }} as next_score
    from ways
    inner join competitors using (normalisation)
    where
        ways.draw between {{ first }} and {{ first + 999 }}
        -- The lot before is counted first.
        and {{ '1' if loop.first else '(select count(*) from ' ~ before ~ ')' }} > 0
),

ranked_{{ loop.index }} as materialized (
    select
        way,
        contest,
        place,
        previous_contest,
        round(score, {{ var('rank_decimals') }}) > round(next_score, {{ var('rank_decimals') }})
            as is_above_next,
        {{ rank_by_score('score', 'way, contest') }} as score_rank
    from scored_{{ loop.index }}
),

counted_{{ loop.index }} as materialized (
    select
        ways.design_code,
        ranked.contest,
        ranked.place,
        ranked.score_rank,
        null as rank_change,
        count(*) as draws,
        count(*) filter (where ranked.is_above_next) as draws_above_next
    from ranked_{{ loop.index }} as ranked
    inner join ways using (way)
    group by ways.design_code, ranked.contest, ranked.place, ranked.score_rank
    union all
    select
        ways.design_code,
        ranked.contest,
        ranked.place,
        null as score_rank,
        previous.score_rank - ranked.score_rank as rank_change,
        count(*) as draws,
        null as draws_above_next
    from ranked_{{ loop.index }} as ranked
    inner join ways using (way)
    inner join ranked_{{ loop.index }} as previous
        on
            ranked.way = previous.way
            and ranked.place = previous.place
            and ranked.previous_contest = previous.contest
    group by
        ways.design_code, ranked.contest, ranked.place, previous.score_rank - ranked.score_rank
),
{% endfor %}
counted as (
    {% for _ in lots %}
    select * from counted_{{ loop.index }}
    {{ 'union all' if not loop.last }}
    {% endfor %}
),

regions as (
    select distinct
        contest,
        place,
        edition,
        region_level,
        region_code
    from value_lists
)

select
    counted.design_code,
    regions.edition,
    regions.region_level,
    regions.region_code,
    counted.score_rank,
    counted.rank_change,
    cast(sum(counted.draws) as bigint) as draws,
    cast(sum(counted.draws_above_next) as bigint) as draws_above_next
from counted
inner join regions using (contest, place)
group by all
