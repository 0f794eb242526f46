-- The weights of the indicators in every scheme of the seed: shares of the whole index. Indicators
-- that such a scheme does not name share what it leaves, in the proportions of the printed weights:
-- so that trying another weight takes one row. A scheme that names nodes above the indicators
-- weighs a node against those with the same parent.
with recursive

index_weights as (
    select * from {{ ref('index_weights') }}
),

index_tree as (
    select * from {{ ref('int_index_tree') }}
),

schemes as (
    select
        index_weights.weight_scheme,
        bool_or(not index_tree.is_indicator and index_tree.parent_code is not null)
            as weighs_every_level
    from index_weights
    inner join index_tree using (node_code)
    group by index_weights.weight_scheme
),

named as (
    select
        schemes.weight_scheme,
        index_tree.node_code,
        index_weights.weight as named_weight,
        case when index_weights.weight is null then printed.weight end as proportion
    from schemes
    cross join index_tree
    left join index_weights using (weight_scheme, node_code)
    left join index_weights as printed
        on
            index_tree.node_code = printed.node_code
            and printed.weight_scheme = 'printed'
    where index_tree.is_indicator and not schemes.weighs_every_level
),

shared as (
    select
        *,
        greatest(1 - sum(named_weight) over (partition by weight_scheme), 0) as left_over,
        sum(proportion) over (partition by weight_scheme) as proportions
    from named
),

siblings as (
    select
        index_weights.weight_scheme,
        index_tree.node_code,
        index_tree.parent_code,
        index_tree.is_indicator,
        index_weights.weight / nullif(sum(index_weights.weight) over (
            partition by index_weights.weight_scheme, index_tree.parent_code
        ), 0) as share_of_parent
    from index_weights
    inner join schemes using (weight_scheme)
    inner join index_tree using (node_code)
    where schemes.weighs_every_level
),

descended as (
    select
        siblings.weight_scheme,
        siblings.node_code,
        siblings.is_indicator,
        siblings.share_of_parent as weight,
        0 as steps
    from siblings
    inner join index_tree on siblings.parent_code = index_tree.node_code
    where index_tree.parent_code is null
    union all
    select
        siblings.weight_scheme,
        siblings.node_code,
        siblings.is_indicator,
        descended.weight * siblings.share_of_parent as weight,
        descended.steps + 1 as steps
    from descended
    inner join siblings
        on
            descended.weight_scheme = siblings.weight_scheme
            and descended.node_code = siblings.parent_code
    where descended.steps < {{ var('deepest_tree') }}
)

select
    weight_scheme,
    node_code,
    coalesce(named_weight, left_over * proportion / proportions, 0) as weight
from shared
union all
select
    weight_scheme,
    node_code,
    weight
from descended
where is_indicator
