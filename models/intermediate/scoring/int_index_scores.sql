-- A node has the sum of its indicators, a region that sums the sum of its members.
with

weighted as (
    select * from {{ ref('int_weighted_indicators') }}
),

node_indicators as (
    select * from {{ ref('int_node_indicators') }}
),

summed_regions as (
    select * from {{ ref('int_summed_regions') }}
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
        summed_regions.region_level,
        summed_regions.region_code,
        weighted.node_code as indicator_code,
        weighted.weighted_score
    from weighted
    inner join summed_regions on weighted.region_code = summed_regions.member_code
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
