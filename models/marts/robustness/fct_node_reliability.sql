-- Cronbach's alpha of the indicators below a node, normalised and not weighted: how far they
-- measure the same.
with

below as (
    select
        normalised.edition,
        normalised.region_level,
        normalised.region_code,
        node_indicators.node_code,
        normalised.node_code as indicator_code,
        {{ on_score_grid('normalised.normalised_score') }} as normalised_score
    from {{ ref('int_normalised_indicators') }} as normalised
    inner join {{ ref('int_node_indicators') }} as node_indicators
        on normalised.node_code = node_indicators.indicator_code
    where node_indicators.node_code <> node_indicators.indicator_code
),

scores as (
    select
        edition,
        region_level,
        node_code,
        indicator_code,
        region_code,
        normalised_score
    from below
    union all
    select
        edition,
        region_level,
        node_code,
        '' as indicator_code,
        region_code,
        sum(normalised_score) as normalised_score
    from below
    group by edition, region_level, node_code, region_code
),

listed as (
    select
        edition,
        region_level,
        node_code,
        indicator_code,
        avg(normalised_score) as mean_score,
        {{ ordered_list('normalised_score', 'region_code') }} as scores
    from scores
    group by edition, region_level, node_code, indicator_code
),

centred as (
    select
        *,
        {{ for_each('scores', 'element - mean_score') }} as deviations
    from listed
),

summed as (
    select
        edition,
        region_level,
        node_code,
        count(*) - 1 as indicators,
        sum({{ dot_product('deviations', 'deviations') }}) filter (where indicator_code <> '')
            as part_squares,
        sum({{ dot_product('deviations', 'deviations') }}) filter (where indicator_code = '')
            as total_squares
    from centred
    group by edition, region_level, node_code
)

select
    edition,
    region_level,
    node_code,
    indicators,
    round(
        indicators / cast(nullif(indicators - 1, 0) as double)
        * (1 - part_squares / nullif(total_squares, 0)),
        9
    ) as cronbach_alpha
from summed
order by edition, region_level, node_code
