-- Points to the last bit, as long as effects are below 4,096 points: beyond, as where a unit has
-- changed, a double has no room for the grid. Ranks in whole twelfths of a place.
with

editions as (
    select * from {{ ref('dim_editions') }}
    where previous_edition is not null
),

scores as (
    select
        latter.edition,
        latter.region_level,
        latter.region_code,
        latter.node_code,
        former.weighted_score as previous_weighted_score,
        latter.weighted_score,
        former.scored_value as previous_scored_value,
        latter.scored_value,
        former.low_value as previous_low_value,
        latter.low_value,
        former.high_value as previous_high_value,
        latter.high_value
    from {{ ref('fct_indicator_scores') }} as latter
    inner join editions using (edition)
    inner join {{ ref('fct_indicator_scores') }} as former
        on
            editions.previous_edition = former.edition
            and latter.region_level = former.region_level
            and latter.region_code = former.region_code
            and latter.node_code = former.node_code
),

best_scores as (
    select
        edition,
        region_level,
        node_code,
        region_code,
        normalised_score
    from {{ ref('fct_indicator_scores') }}
),

ranks as (
    select
        latter.edition,
        latter.region_level,
        latter.region_code,
        former.score_rank as previous_rank,
        latter.score_rank
    from {{ ref('fct_scenario_scores') }} as latter
    inner join editions using (edition)
    inner join {{ ref('fct_scenario_scores') }} as former
        on
            editions.previous_edition = former.edition
            and latter.region_level = former.region_level
            and latter.region_code = former.region_code
            and latter.scenario_code = former.scenario_code
    where latter.scenario_code = 'default'
)

select
    'score' as what,
    coalesce(expected.region_code, found.region_code) as region_code,
    coalesce(expected.node_code, found.node_code) as node_code
from scores as expected
full join {{ ref('fct_score_changes') }} as found
    using (edition, region_level, region_code, node_code)
left join best_scores as bests
    on
        found.edition = bests.edition
        and found.region_level = bests.region_level
        and found.node_code = bests.node_code
        and found.best_region_code = bests.region_code
left join editions on found.edition = editions.edition
left join best_scores as previous_bests
    on
        editions.previous_edition = previous_bests.edition
        and found.region_level = previous_bests.region_level
        and found.node_code = previous_bests.node_code
        and found.previous_best_region_code = previous_bests.region_code
where
    found.weighted_score is distinct from expected.weighted_score
    or found.previous_weighted_score is distinct from expected.previous_weighted_score
    or found.score_change
    is distinct from expected.weighted_score - expected.previous_weighted_score
    or (
        found.values_effect + found.bounds_effect + found.weights_effect
        is distinct from found.score_change
        and (
            abs(found.values_effect) < 4096
            or {{ differ(
                'found.values_effect + found.bounds_effect + found.weights_effect',
                'found.score_change'
            ) }}
        )
    )
    or found.scored_value is distinct from expected.scored_value
    or found.previous_scored_value is distinct from expected.previous_scored_value
    or found.low_value is distinct from expected.low_value
    or found.previous_low_value is distinct from expected.previous_low_value
    or found.high_value is distinct from expected.high_value
    or found.previous_high_value is distinct from expected.previous_high_value
    -- The best has all points, unless all are the same.
    or (bests.normalised_score <> 100 and expected.low_value < expected.high_value)
    or (
        previous_bests.normalised_score <> 100
        and expected.previous_low_value < expected.previous_high_value
    )
union all
select
    'rank' as what,
    region_code,
    null as node_code
from ranks as expected
full join {{ ref('fct_rank_changes') }} as found using (edition, region_level, region_code)
where
    found.previous_rank is distinct from expected.previous_rank
    or found.score_rank is distinct from expected.score_rank
    or found.rank_change is distinct from expected.previous_rank - expected.score_rank
    or {{ differ(
        'found.own_places + found.others_places + found.bounds_places + found.weights_places',
        'found.rank_change'
    ) }}
    or {{ differ('12 * found.own_places', 'round(12 * found.own_places)') }}
    or found.rank_if_only_own_values_changed < 1
