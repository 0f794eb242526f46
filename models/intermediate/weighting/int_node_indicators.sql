-- The indicators below every node of the tree; an indicator is below itself.
with recursive

index_tree as (
    select * from {{ ref('int_index_tree') }}
),

climbed as (
    select
        node_code,
        node_code as indicator_code,
        0 as steps
    from index_tree
    where is_indicator
    union all
    select
        index_tree.parent_code as node_code,
        climbed.indicator_code,
        climbed.steps + 1 as steps
    from climbed
    inner join index_tree using (node_code)
    where index_tree.parent_code is not null and climbed.steps < {{ var('deepest_tree') }}
)

select distinct
    node_code,
    indicator_code
from climbed
