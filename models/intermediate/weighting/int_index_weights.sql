-- The weight of every node: its share of the whole index. A node above the indicators has the
-- sum of theirs. `ahp` comes from the judgements, `ahp_without_…` from those of all judges but one,
-- if they join all elements; the other schemes are from the seed.
with recursive

judge_groups as (
    select distinct
        group_code,
        weight_scheme
    from {{ ref('int_judge_groups') }}
),

-- Priorities are rounded: their sum may miss 1 by a last decimal, and the whole would weigh more.
priorities as (
    select
        judge_groups.weight_scheme,
        priorities.parent_code,
        priorities.node_code,
        priorities.priority / sum(priorities.priority) over (
            partition by priorities.judge_code, priorities.parent_code
        ) as priority
    from {{ ref('int_ahp_priorities') }} as priorities
    inner join judge_groups on priorities.judge_code = judge_groups.group_code
    where
        not exists (
            select 1
            from {{ ref('int_ahp_priorities') }} as apart
            where apart.judge_code = priorities.judge_code and apart.priority is null
        )
),

-- From the root down: a share of the index is the priority times the share of what is above.
shares as (
    select
        priorities.weight_scheme,
        priorities.node_code,
        priorities.priority as weight,
        0 as steps
    from priorities
    inner join {{ ref('int_index_tree') }} as index_tree
        on priorities.parent_code = index_tree.node_code
    where index_tree.parent_code is null
    union all
    select
        priorities.weight_scheme,
        priorities.node_code,
        shares.weight * priorities.priority as weight,
        shares.steps + 1 as steps
    from shares
    inner join priorities
        on
            shares.weight_scheme = priorities.weight_scheme
            and shares.node_code = priorities.parent_code
    where shares.steps < {{ var('deepest_tree') }}
),

indicator_weights as (
    select
        weight_scheme,
        node_code as indicator_code,
        weight
    from {{ ref('int_indicator_weights') }}
    union all
    select
        weight_scheme,
        node_code as indicator_code,
        weight
    from shares
)

select
    indicator_weights.weight_scheme,
    node_indicators.node_code,
    round(sum(indicator_weights.weight), 12) as weight
from {{ ref('int_node_indicators') }} as node_indicators
inner join indicator_weights using (indicator_code)
group by all
