-- The weights of every scheme that a way may use, in two steps: of the group in the index, and of
-- the indicator in its group. A group weighs what its indicators do, and not what is printed for
-- it, so that the scores of the index come out of them.
{{ config(materialized='table') }}

with

weights as (
    select
        weight_scheme,
        node_code,
        weight
    from {{ ref('int_index_weights') }}
    union all
    select
        weight_scheme,
        node_code,
        weight
    from {{ ref('int_objective_weights') }}
),

grouped as (
    select
        weights.weight_scheme,
        weights.node_code,
        indicators.group_code,
        indicators.indicator_order,
        weights.weight,
        round(sum(weights.weight) over (
            partition by weights.weight_scheme, indicators.group_code
        ), 12) as group_weight,
        round(sum(weights.weight) over (partition by weights.weight_scheme), 12)
            as scheme_weight
    from weights
    inner join {{ ref('int_grouped_indicators') }} as indicators using (node_code)
)

select
    *,
    coalesce(weight / nullif(group_weight, 0), 0) as share_of_group
from grouped
