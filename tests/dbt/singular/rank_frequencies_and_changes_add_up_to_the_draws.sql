-- Every region has a rank in every draw of a design, and a change wherever there is an edition
-- before; intervals hold what their names say.
with

ways as (
    select
        design_code,
        count(*) as draws
    from {{ ref('int_drawn_ways') }}
    group by design_code
),

ranks as (
    select
        design_code,
        edition,
        region_level,
        region_code,
        sum(draws_at_rank) as draws,
        sum(share_of_draws) as share_sum,
        min(drawn_rank) as rank_min,
        max(drawn_rank) as rank_max
    from {{ ref('fct_rank_frequencies') }}
    group by design_code, edition, region_level, region_code
),

expected as (
    select
        ways.design_code,
        ways.draws,
        scores.edition,
        scores.region_level,
        scores.region_code,
        scores.default_rank,
        editions.previous_edition
    from ways
    cross join {{ ref('fct_scenario_scores') }} as scores
    inner join {{ ref('dim_editions') }} as editions using (edition)
    where scores.scenario_code = 'default'
),

-- What ranks rise on average is what they change by.
changes as (
    select
        design_code,
        edition,
        region_level,
        region_code,
        sum(draws) as draws
    from {{ ref('int_drawn_ranks') }}
    where rank_change is not null
    group by design_code, edition, region_level, region_code
)

select *
from expected
full join ranks using (design_code, edition, region_level, region_code)
full join {{ ref('fct_rank_intervals') }} as intervals
    using (design_code, edition, region_level, region_code)
full join {{ ref('fct_rank_change_confidence') }} as confidence
    using (design_code, edition, region_level, region_code)
full join changes using (design_code, edition, region_level, region_code)
where
    expected.draws is distinct from {{ var('robustness_draws') }}
    or expected.draws is distinct from ranks.draws
    or {{ differ('ranks.share_sum', '1') }}
    or expected.draws is distinct from intervals.draws
    or expected.default_rank is distinct from intervals.default_rank
    or intervals.rank_min is distinct from ranks.rank_min
    or intervals.rank_max is distinct from ranks.rank_max
    or coalesce(
        intervals.rank_min <= intervals.rank_p05
        and intervals.rank_p05 <= intervals.rank_median
        and intervals.rank_median <= intervals.rank_p95
        and intervals.rank_p95 <= intervals.rank_max
        and intervals.share_at_default_rank between 0 and 1,
        false
    ) is false
    or (intervals.next_region_code is null) <> (intervals.share_above_next is null)
    or changes.draws is distinct from
    case when expected.previous_edition is not null then expected.draws end
    or confidence.draws is distinct from changes.draws
    or coalesce(confidence.share_rose + confidence.share_fell > 1 + 1e-9, false)
