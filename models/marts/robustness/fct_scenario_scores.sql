with

scored as (
    select
        ways.scenario_code,
        value_lists.edition,
        value_lists.region_level,
        value_lists.region_code,
        {{ way_score('value_lists.value_list') }} as score
    from {{ ref('int_scenario_ways') }} as ways
    inner join {{ ref('int_value_lists') }} as value_lists using (normalisation, left_out_region)
),

ranked as (
    select
        *,
        {{ rank_by_score('score', 'scenario_code, edition, region_level') }} as score_rank
    from scored
),

-- The index's own ranks, among the regions that the scenario has.
compared as (
    select
        ranked.*,
        cast(rank() over (
            partition by ranked.scenario_code, ranked.edition, ranked.region_level
            order by default_ranks.score_rank
        ) as bigint) as default_rank
    from ranked
    inner join ranked as default_ranks
        on
            ranked.edition = default_ranks.edition
            and ranked.region_level = default_ranks.region_level
            and ranked.region_code = default_ranks.region_code
    where default_ranks.scenario_code = 'default'
)

select
    scenario_code,
    edition,
    region_level,
    region_code,
    score as scenario_score,
    score_rank,
    default_rank,
    default_rank - score_rank as rank_shift
from compared
order by scenario_code, edition, region_level, score_rank, region_code
