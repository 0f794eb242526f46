-- The weights of the indicators in every scheme of the seed. Indicators that a scheme does not
-- name share what it leaves, in the proportions of the printed weights: so that trying another
-- weight takes one row.
with

index_weights as (
    select * from {{ ref('index_weights') }}
),

indicators as (
    select * from {{ ref('index_nodes') }}
    where node_level = 'indicator'
),

schemes as (
    select distinct weight_scheme from index_weights
),

named as (
    select
        schemes.weight_scheme,
        indicators.node_code,
        index_weights.weight as named_weight,
        case when index_weights.weight is null then printed.weight end as proportion
    from schemes
    cross join indicators
    left join index_weights using (weight_scheme, node_code)
    left join index_weights as printed
        on
            indicators.node_code = printed.node_code
            and printed.weight_scheme = 'printed'
),

shared as (
    select
        *,
        greatest(1 - sum(named_weight) over (partition by weight_scheme), 0) as left_over,
        sum(proportion) over (partition by weight_scheme) as proportions
    from named
)

select
    weight_scheme,
    node_code,
    coalesce(named_weight, left_over * proportion / proportions, 0) as weight
from shared
