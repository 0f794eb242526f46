-- Points of an indicator with the values, the bounds and the weights of the edition (1) or of the
-- one before it (0): eight states, each region among the same others.
with

editions as (
    select
        edition,
        lag(edition) over (order by edition) as previous_edition
    from {{ ref('editions') }}
),

states as (
    select
        editions.edition,
        cast(scores.edition = editions.edition as integer) as is_now,
        scores.region_level,
        scores.region_code,
        scores.node_code,
        -- What lies beyond a fixed bound scores as the bound does.
        least(greatest(scores.scored_value, scores.low_value), scores.high_value) as bounded_value,
        scores.low_value,
        scores.high_value,
        scores.direction,
        scores.weight
    from {{ ref('int_weighted_indicators') }} as scores
    inner join editions
        on scores.edition in (editions.edition, editions.previous_edition)
    where editions.previous_edition is not null
)

select
    valued.edition,
    valued.region_level,
    valued.region_code,
    valued.node_code,
    valued.is_now as values_now,
    bounds.is_now as bounds_now,
    weights.is_now as weights_now,
    {{ on_score_grid(
        'weights.weight * ('
        ~ min_max(
            'valued.bounded_value', 'bounds.low_value', 'bounds.high_value', 'valued.direction'
        ) ~ ')'
    ) }} as weighted_score
from states as valued
inner join states as bounds using (edition, region_level, region_code, node_code)
inner join states as weights using (edition, region_level, region_code, node_code)
