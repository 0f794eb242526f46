with

index_tree as (
    select * from {{ ref('int_index_tree') }}
),

weights as (
    select
        weights.*,
        index_tree.node_code is not null as is_in_tree,
        index_tree.parent_code is null as is_root,
        index_tree.is_indicator
    from {{ ref('index_weights') }} as weights
    left join index_tree using (node_code)
),

schemes as (
    select
        weight_scheme,
        bool_or(is_in_tree and not is_indicator and not is_root) as weighs_every_level
    from weights
    group by weight_scheme
),

problems as (
    select
        weights.weight_scheme || ', ' || weights.node_code as row_key,
        cast(weights.weight as string) as found,
        case
            when not weights.is_in_tree then 'unknown_node'
            when weights.is_root then 'weight_above_indicator'
            when weights.weight < 0 or (weights.weight > 1 and not schemes.weighs_every_level)
                then 'weight_out_of_range'
        end as reason_code
    from weights
    inner join schemes using (weight_scheme)
    union all
    select
        schemes.weight_scheme || ', ' || index_tree.node_code as row_key,
        null as found,
        'missing_weight' as reason_code
    from schemes
    cross join index_tree
    left join weights using (weight_scheme, node_code)
    where
        schemes.weighs_every_level
        and index_tree.parent_code is not null
        and weights.node_code is null
)

select
    {{ seed_file('index_weights') }} as file_name,
    row_key,
    'weight' as column_name,
    found,
    reason_code
from problems
where reason_code is not null
