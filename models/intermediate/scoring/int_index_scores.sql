-- A circle has the sum of its provinces, a node the sum of its indicators.
with

weighted as (
    select * from {{ ref('int_weighted_indicators') }}
),

node_indicators as (
    select * from {{ ref('int_node_indicators') }}
),

circle_members as (
    select * from {{ ref('circle_members') }}
),

indicator_scores as (
    select
        edition,
        region_level,
        region_code,
        node_code as indicator_code,
        weighted_score
    from weighted
    union all
    select
        weighted.edition,
        'circle' as region_level,
        circle_members.circle_code as region_code,
        weighted.node_code as indicator_code,
        weighted.weighted_score
    from weighted
    inner join circle_members on weighted.region_code = circle_members.province_code
    where weighted.region_level = 'province'
),

rolled_up as (
    select
        indicator_scores.edition,
        indicator_scores.region_level,
        indicator_scores.region_code,
        node_indicators.node_code,
        sum(indicator_scores.weighted_score) as score
    from indicator_scores
    inner join node_indicators using (indicator_code)
    group by all
),

ranked as (
    select
        *,
        {{ rank_by_score('score', 'edition, region_level, node_code') }} as score_rank
    from rolled_up
)

select * from ranked
