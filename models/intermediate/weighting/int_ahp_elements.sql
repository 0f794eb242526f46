-- What the matrix of a node compares: the nearest nodes below it that judgements name, and the
-- indicators that none of these is above. Nodes that no judgement names are passed over.
with recursive

judgements as (
    select * from {{ ref('int_ahp_judgements') }}
),

named as (
    select parent_code as node_code from judgements
    union
    select row_code from judgements
    union
    select column_code from judgements
),

index_tree as (
    select
        index_tree.node_code,
        index_tree.parent_code,
        named.node_code is not null or index_tree.is_indicator as is_element,
        named.node_code is not null or index_tree.parent_code is null as is_compared_below
    from {{ ref('int_index_tree') }} as index_tree
    left join named using (node_code)
    where exists (select 1 from judgements)
),

climbed as (
    select
        node_code,
        parent_code,
        0 as steps
    from index_tree
    where is_element and parent_code is not null
    union all
    select
        climbed.node_code,
        index_tree.parent_code,
        climbed.steps + 1 as steps
    from climbed
    inner join index_tree on climbed.parent_code = index_tree.node_code
    where
        not index_tree.is_compared_below
        and climbed.steps < {{ var('deepest_tree') }}
)

select
    climbed.parent_code,
    climbed.node_code
from climbed
inner join index_tree on climbed.parent_code = index_tree.node_code
where index_tree.is_compared_below
