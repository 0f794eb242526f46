-- The weight of every node: its share of the whole index. A node above the indicators has the
-- sum of theirs. `ahp` comes from the judgements, the other schemes from the seed.
with recursive

priorities as (
    select * from {{ ref('int_ahp_priorities') }}
    where judge_code = '{{ group_judge() }}'
),

-- From the root down: a share of the index is the priority times the share of what is above.
shares as (
    select
        priorities.node_code,
        priorities.priority as weight,
        0 as steps
    from priorities
    inner join {{ ref('int_index_tree') }} as index_tree
        on priorities.parent_code = index_tree.node_code
    where index_tree.parent_code is null
    union all
    select
        priorities.node_code,
        shares.weight * priorities.priority as weight,
        shares.steps + 1 as steps
    from shares
    inner join priorities on shares.node_code = priorities.parent_code
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
        'ahp' as weight_scheme,
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
