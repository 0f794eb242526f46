-- Every step from a value to points, for every region that competes.
with

competitors as (
    select * from {{ ref('fct_indicator_values') }}
    where region_level in ('province', 'city')
),

bounds as (
    select
        edition,
        region_level,
        node_code,
        min(raw_value) as low_value,
        max(raw_value) as high_value
    from competitors
    group by all
),

expected as (
    select
        *,
        (raw_value - low_value) / nullif(high_value - low_value, 0) as height,
        100 * coalesce(case index_nodes.direction when 1 then height else 1 - height end, 0)
            as normalised_score
    from competitors
    inner join bounds using (edition, region_level, node_code)
    inner join {{ ref('index_nodes') }} as index_nodes using (node_code)
    inner join {{ ref('dim_index_weights') }} as weights using (node_code)
    where weights.is_used
),

shown as (
    select * from {{ ref('fct_index_scores') }}
    where node_level = 'indicator' and region_level <> 'circle'
)

select *
from expected
full join {{ ref('fct_indicator_scores') }} as scores
    using (edition, region_level, region_code, node_code)
full join shown using (edition, region_level, region_code, node_code)
where
    scores.raw_value is distinct from expected.raw_value
    or scores.low_value is distinct from expected.low_value
    or scores.high_value is distinct from expected.high_value
    or {{ differ('scores.normalised_score', 'expected.normalised_score') }}
    or scores.weight is distinct from expected.weight
    or {{ differ('scores.weighted_score', 'expected.weight * expected.normalised_score') }}
    or shown.score is distinct from scores.weighted_score
