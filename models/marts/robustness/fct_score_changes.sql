-- Each factor's effect is its Shapley value: the mean over the orders in which the factors can have
-- changed. On the grid, and the bounds' as what the others leave, they add up to the last bit.
with

states as (
    select * from {{ ref('int_counterfactual_scores') }}
),

ways as (
    select
        edition,
        region_level,
        region_code,
        node_code,
        {% for state in ['000', '001', '010', '011', '100', '101', '110'] %}
        max(weighted_score) filter (
            where values_now = {{ state[0] }}
            and bounds_now = {{ state[1] }}
            and weights_now = {{ state[2] }}
        ) as score_{{ state }},
        {% endfor %}
        max(weighted_score) filter (
            where values_now = 1 and bounds_now = 1 and weights_now = 1
        ) as score_111
    from states
    group by edition, region_level, region_code, node_code
),

effects as (
    select
        *,
        score_111 - score_000 as score_change,
        {{ on_score_grid(
            '(2 * (score_100 - score_000) + (score_110 - score_010)'
            ' + (score_101 - score_001) + 2 * (score_111 - score_011)) / 6'
        ) }} as values_effect,
        {{ on_score_grid(
            '(2 * (score_001 - score_000) + (score_101 - score_100)'
            ' + (score_011 - score_010) + 2 * (score_111 - score_110)) / 6'
        ) }} as weights_effect
    from ways
),

-- The region with the best value sets the bound: the first of several by its code.
bests as (
    select
        edition,
        region_level,
        node_code,
        min(region_code) as best_region_code
    from (
        select
            *,
            rank() over (
                partition by edition, region_level, node_code
                order by direction * scored_value desc
            ) as value_rank
        from {{ ref('int_normalised_indicators') }}
    ) as valued
    where value_rank = 1
    group by edition, region_level, node_code
),

editions as (
    select * from {{ ref('dim_editions') }}
),

normalised as (
    select * from {{ ref('int_normalised_indicators') }}
)

select
    effects.edition,
    effects.region_level,
    effects.region_code,
    effects.node_code,
    effects.score_000 as previous_weighted_score,
    effects.score_111 as weighted_score,
    effects.score_change,
    effects.values_effect,
    effects.score_change - effects.values_effect - effects.weights_effect as bounds_effect,
    effects.weights_effect,
    former.scored_value as previous_scored_value,
    latter.scored_value,
    former.low_value as previous_low_value,
    latter.low_value,
    former.high_value as previous_high_value,
    latter.high_value,
    former_bests.best_region_code as previous_best_region_code,
    latter_bests.best_region_code
from effects
inner join editions using (edition)
inner join normalised as former
    on
        editions.previous_edition = former.edition
        and effects.region_level = former.region_level
        and effects.region_code = former.region_code
        and effects.node_code = former.node_code
inner join normalised as latter
    on
        effects.edition = latter.edition
        and effects.region_level = latter.region_level
        and effects.region_code = latter.region_code
        and effects.node_code = latter.node_code
inner join bests as former_bests
    on
        editions.previous_edition = former_bests.edition
        and effects.region_level = former_bests.region_level
        and effects.node_code = former_bests.node_code
inner join bests as latter_bests
    on
        effects.edition = latter_bests.edition
        and effects.region_level = latter_bests.region_level
        and effects.node_code = latter_bests.node_code
order by effects.edition, effects.region_level, effects.region_code, effects.node_code
