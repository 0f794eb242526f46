-- What a node weighs, and what it does. The covariances of the children with the index add up to
-- their parent's, so the shares of the variance do too, and those of the points.
with

score_lists as (
    select * from {{ ref('int_score_lists') }}
),

wholes as (
    select score_lists.*
    from score_lists
    inner join {{ ref('index_nodes') }} as roots using (node_code)
    where roots.parent_code is null
),

measured as (
    select
        parts.edition,
        parts.region_level,
        parts.node_code,
        {{ dot_product('parts.deviations', 'wholes.deviations') }}
        / nullif(wholes.square_sum, 0) as variance_share,
        parts.score_sum / nullif(wholes.score_sum, 0) as score_share,
        {{ dot_product('parts.deviations', 'wholes.deviations') }}
        / nullif(sqrt(parts.square_sum) * sqrt(wholes.square_sum), 0) as pearson
    from score_lists as parts
    inner join wholes using (edition, region_level)
),

weighed as (
    select
        measured.*,
        weights.weight / max(weights.weight) over (
            partition by measured.edition, measured.region_level
        ) as weight_share
    from measured
    inner join {{ ref('int_index_weights') }} as weights
        on
            measured.node_code = weights.node_code
            and weights.weight_scheme = {{ weight_scheme() }}
)

select
    edition,
    region_level,
    node_code,
    weight_share,
    round(variance_share, 9) as variance_share,
    round(score_share, 9) as score_share,
    round(pearson * pearson, 9) as r_squared,
    case
        when variance_share >= 2 * weight_share and weight_share > 0 then 'does more than it weighs'
        when variance_share <= weight_share / 2 and weight_share > 0 then 'does less than it weighs'
    end as flag
from weighed
order by edition, region_level, node_code
