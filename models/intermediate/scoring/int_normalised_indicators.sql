-- Regions compete with regions of the same level and edition, between bounds: the smallest and the
-- largest value among them, unless the seed indicator_bounds has others.
with

competitors as (
    select
        indicator_values.*,
        index_nodes.direction,
        indicator_bounds.low_value as fixed_low,
        indicator_bounds.high_value as fixed_high,
        coalesce(indicator_bounds.bounds_from = 'all_editions', false) as spans_editions
    from {{ ref('int_indicator_values') }} as indicator_values
    inner join {{ ref('index_nodes') }} as index_nodes using (node_code)
    inner join {{ ref('region_levels') }} as region_levels using (region_level)
    left join {{ ref('indicator_bounds') }} as indicator_bounds using (node_code, region_level)
    where region_levels.ranking = 'compete'
),

-- What is unknown is taken for the worst that is known, and never earns a point, whatever the
-- direction. Where rows are counted and more is better the worst is 0, as in the source report.
imputed as (
    select
        *,
        case
            when is_known then raw_value
            when direction = -1 then coalesce(max(raw_value) over peers, 0)
            when is_observed then coalesce(min(raw_value) over peers, 0)
            else least(coalesce(min(raw_value) over peers, 0), 0)
        end as known_or_worst
    from competitors
    window peers as (partition by edition, region_level, node_code)
),

bounded as (
    select
        *,
        coalesce(
            fixed_low,
            case when spans_editions then min(known_or_worst) over all_peers end,
            min(known_or_worst) over peers
        ) as low_value,
        coalesce(
            fixed_high,
            case when spans_editions then max(known_or_worst) over all_peers end,
            max(known_or_worst) over peers
        ) as high_value
    from imputed
    window
        peers as (partition by edition, region_level, node_code),
        all_peers as (partition by region_level, node_code)
),

-- Bounds of other editions or of a seed may lie beyond the worst that is known in this one.
placed as (
    select
        *,
        case
            when is_known then known_or_worst
            when direction = -1 then greatest(known_or_worst, high_value)
            else least(known_or_worst, low_value)
        end as scored_value
    from bounded
),

-- Nor may a value that lies beyond a fixed bound score less than 0 or more than 100.
normalised as (
    select
        *,
        {{ min_max(
            'least(greatest(scored_value, low_value), high_value)',
            'low_value',
            'high_value',
            'direction'
        ) }} as normalised_score
    from placed
)

select
    edition,
    region_level,
    region_code,
    node_code,
    statistic,
    numerator,
    known_rows,
    all_rows,
    denominator,
    is_known,
    raw_value,
    direction,
    scored_value,
    low_value,
    high_value,
    normalised_score
from normalised
