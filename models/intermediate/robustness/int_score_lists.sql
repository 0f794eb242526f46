-- The scores of a node in a contest as a list of what each region has more than the mean: products
-- of such lists are covariances, whose sums do not depend on the order of rows.
with

scores as (
    select scores.*
    from {{ ref('int_index_scores') }} as scores
    where scores.region_level in (
            select normalised.region_level
            from {{ ref('int_normalised_indicators') }} as normalised
        )
),

listed as (
    select
        edition,
        region_level,
        node_code,
        count(*) as regions,
        sum(score) as score_sum,
        {{ ordered_list('score', 'region_code') }} as scores
    from scores
    group by edition, region_level, node_code
),

centred as (
    select
        *,
        {{ for_each('scores', 'element - score_sum / regions') }} as deviations
    from listed
)

select
    edition,
    region_level,
    node_code,
    regions,
    score_sum,
    deviations,
    {{ dot_product('deviations', 'deviations') }} as square_sum
from centred
