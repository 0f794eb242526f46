-- Every scenario ranks every region but those that it leaves out; its summary follows.
with

scores as (
    select * from {{ ref('fct_scenario_scores') }}
),

competitors as (
    select distinct
        edition,
        region_level,
        region_code
    from {{ ref('fct_indicator_scores') }}
),

expected as (
    select
        scenarios.scenario_code,
        competitors.*
    from {{ ref('dim_scenarios') }} as scenarios
    cross join competitors
    left join {{ ref('int_left_out_regions') }} as left_out
        on
            scenarios.left_out_region = left_out.left_out_region
            and competitors.region_code = left_out.region_code
    where left_out.region_code is null
),

summed as (
    select
        scenario_code,
        edition,
        region_level,
        count(*) as regions,
        sum(case when score_rank = default_rank then 0 else 1 end) as moved_regions,
        avg(abs(score_rank - default_rank)) as mean_absolute_shift,
        max(greatest(score_rank - default_rank, default_rank - score_rank)) as largest_shift
    from scores
    group by scenario_code, edition, region_level
)

select
    'scores' as mart,
    scenario_code,
    edition,
    region_level
from expected
full join scores using (scenario_code, edition, region_level, region_code)
where
    expected.scenario_code is null
    or scores.score is null
    or scores.rank_shift <> scores.default_rank - scores.score_rank
union all
select
    'summary' as mart,
    scenario_code,
    edition,
    region_level
from summed
full join {{ ref('fct_scenario_summary') }} as found using (scenario_code, edition, region_level)
where
    found.regions is distinct from summed.regions
    or found.moved_regions is distinct from summed.moved_regions
    or {{ differ('found.mean_absolute_shift', 'summed.mean_absolute_shift') }}
    or found.largest_shift is distinct from summed.largest_shift
    or coalesce(abs(found.spearman_rho) > 1, false)
