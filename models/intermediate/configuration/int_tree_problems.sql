with

index_tree as (
    select * from {{ ref('int_index_tree') }}
),

placed as (
    select
        index_tree.*,
        parents.node_code is not null as has_parent_in_tree
    from index_tree
    left join index_tree as parents on index_tree.parent_code = parents.node_code
),

problems as (
    select
        node_code as row_key,
        'parent_code' as column_name,
        parent_code as found,
        'unknown_parent' as reason_code
    from placed
    where parent_code is not null and not has_parent_in_tree
    union all
    -- Below an unknown parent no node has a depth.
    select
        node_code as row_key,
        'parent_code' as column_name,
        parent_code as found,
        'parents_in_a_loop' as reason_code
    from placed
    where
        node_depth is null
        and not exists (
            select 1 from placed as orphans
            where orphans.parent_code is not null and not orphans.has_parent_in_tree
        )
    union all
    select
        node_code as row_key,
        'direction' as column_name,
        null as found,
        'missing_cell' as reason_code
    from index_tree
    where is_indicator and direction is null
    union all
    select
        node_code as row_key,
        'statistic' as column_name,
        null as found,
        'missing_cell' as reason_code
    from index_tree
    where is_indicator and statistic is null
    union all
    select
        node_code as row_key,
        'statistic' as column_name,
        statistic as found,
        'statistic_above_indicator' as reason_code
    from index_tree
    where not is_indicator and statistic is not null
    union all
    select
        'parent_code' as row_key,
        'parent_code' as column_name,
        {{ joined_texts('node_code') }} as found,
        'not_one_root' as reason_code
    from index_tree
    where parent_code is null
    having count(*) <> 1
)

select
    {{ seed_file('index_nodes') }} as file_name,
    *
from problems
