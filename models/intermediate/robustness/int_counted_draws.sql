-- Draws counted by the rank that they give a region, by whether they have it above the region that
-- follows it in the index, and by how its rank differs from that of the same draw in the edition
-- before. Numbers stand for texts: millions of rows are ranked.
{{ config(materialized='table_in_lots') }}

with

ways as (
    select * from {{ ref('int_drawn_ways') }}
    where {{ in_the_lot('draw') }}
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
        value_lists.value_list,
        next_lists.value_list as next_value_list
    from value_lists
    inner join followers using (contest, place)
    left join value_lists as next_lists
        on
            value_lists.normalisation = next_lists.normalisation
            and value_lists.contest = next_lists.contest
            and followers.next_place = next_lists.place
),

scored as (
    select
        ways.design_number,
        ways.way,
        competitors.contest,
        competitors.place,
        {{ way_score('competitors.value_list') }} as score,
        {{ way_score('competitors.next_value_list') }} as next_score
    from ways
    inner join competitors using (normalisation)
),

-- What is ranked carries as little as can be.
compared as (
    select
        design_number,
        way,
        contest,
        place,
        score,
        round(score, {{ var('rank_decimals') }}) > round(next_score, {{ var('rank_decimals') }})
            as is_above_next
    from scored
),

ranked as {{ kept() }} (
    select
        design_number,
        way,
        contest,
        place,
        is_above_next,
        cast({{ rank_by_score('score', 'way, contest') }} as integer) as score_rank
    from compared
)

select
    design_number,
    contest,
    place,
    score_rank,
    cast(null as integer) as rank_change,
    cast(count(*) as integer) as draws,
    cast(count(*) filter (where is_above_next) as integer) as draws_above_next
from ranked
group by design_number, contest, place, score_rank
union all
select
    ranked.design_number,
    ranked.contest,
    ranked.place,
    cast(null as integer) as score_rank,
    previous.score_rank - ranked.score_rank as rank_change,
    cast(count(*) as integer) as draws,
    cast(null as integer) as draws_above_next
from ranked
inner join contests using (contest)
inner join ranked as previous
    on
        ranked.way = previous.way
        and ranked.place = previous.place
        and contests.previous_contest = previous.contest
group by
    ranked.design_number, ranked.contest, ranked.place, previous.score_rank - ranked.score_rank
