-- Every step from a value to points, for every region that competes.
with

competitors as (
    select
        indicator_values.*,
        index_nodes.direction,
        indicator_tables.node_code is not null as is_counted,
        seed_bounds.low_value as seed_low,
        seed_bounds.high_value as seed_high,
        case
            when seed_bounds.bounds_from = 'all_editions' then 0 else indicator_values.edition
        end as bounds_edition
    from {{ ref('fct_indicator_values') }} as indicator_values
    inner join {{ ref('index_nodes') }} as index_nodes using (node_code)
    left join {{ ref('int_indicator_tables') }} as indicator_tables using (node_code)
    left join {{ ref('indicator_bounds') }} as seed_bounds using (node_code, region_level)
    where indicator_values.region_level in (
            select region_levels.region_level from {{ ref('region_levels') }} as region_levels
            where region_levels.ranking = 'compete'
        )
),

-- What is unknown widens the scale to 0 where rows are counted and more is better, else nowhere.
bounds as (
    select
        bounds_edition,
        region_level,
        node_code,
        coalesce(
            any_value(seed_low),
            min(case when is_known then raw_value when direction = 1 and is_counted then 0 end),
            0
        ) as low_value,
        coalesce(any_value(seed_high), max(raw_value), 0) as high_value
    from competitors
    group by all
),

expected as (
    select
        *,
        coalesce(raw_value, case direction when 1 then low_value else high_value end)
            as scored_value,
        case
            when raw_value is not null
                then
                    (least(greatest(raw_value, low_value), high_value) - low_value)
                    / nullif(high_value - low_value, 0)
        end as height,
        100 * coalesce(case direction when 1 then height else 1 - height end, 0)
            as normalised_score
    from competitors
    inner join bounds using (bounds_edition, region_level, node_code)
    inner join {{ ref('dim_index_weights') }} as weights using (node_code)
    where weights.is_used
),

shown as (
    select * from {{ ref('fct_index_scores') }}
    where
        node_code in (select competitors.node_code from competitors)
        and region_level in (select competitors.region_level from competitors)
)

select *
from expected
full join {{ ref('fct_indicator_scores') }} as scores
    using (edition, region_level, region_code, node_code)
full join shown using (edition, region_level, region_code, node_code)
where
    scores.raw_value is distinct from expected.raw_value
    or scores.is_known is distinct from expected.is_known
    or scores.scored_value is distinct from expected.scored_value
    or scores.low_value is distinct from expected.low_value
    or scores.high_value is distinct from expected.high_value
    or {{ differ('scores.normalised_score', 'expected.normalised_score') }}
    or scores.weight is distinct from expected.weight
    or {{ differ('scores.weighted_score', 'expected.weight * expected.normalised_score') }}
    or shown.score is distinct from scores.weighted_score
