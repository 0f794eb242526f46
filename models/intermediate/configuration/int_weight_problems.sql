-- Driven from the tree, so that a dimension whose weights are all gone is found.
with

index_nodes as (
    select * from {{ ref('index_nodes') }}
),

weights as (
    select * from {{ ref('index_weights') }}
),

schemes as (
    select distinct weight_scheme from weights
),

weighed as (
    select
        schemes.weight_scheme,
        index_nodes.node_code,
        index_nodes.parent_code,
        index_nodes.node_level,
        weights.weight
    from schemes
    cross join index_nodes
    left join weights using (weight_scheme, node_code)
),

-- Each child and the parent may be off by half a unit of the fourth decimal.
sums as (
    select
        parents.weight_scheme,
        parents.node_code,
        sum(children.weight) as children_weight,
        round(abs(sum(children.weight) - any_value(parents.weight)), 9)
        > 0.00005 * (count(*) + 1) as is_off
    from weighed as parents
    inner join weighed as children
        on
            parents.weight_scheme = children.weight_scheme
            and parents.node_code = children.parent_code
    group by parents.weight_scheme, parents.node_code
),

problems as (
    select
        weight_scheme || ', ' || node_code as row_key,
        cast(weight as varchar) as found,
        case
            when weight is null then 'unweighted_node'
            when not weight between 0 and 1 then 'weight_out_of_range'
            when node_level = 'index' and weight <> 1 then 'root_weight_not_one'
        end as reason_code
    from weighed
    union all
    select
        weight_scheme || ', ' || node_code as row_key,
        cast(children_weight as varchar) as found,
        'weights_do_not_sum' as reason_code
    from sums
    where is_off
    union all
    select
        weight_scheme || ', ' || node_code as row_key,
        node_code as found,
        'unknown_node' as reason_code
    from weights
    where node_code not in (select index_nodes.node_code from index_nodes)
    union all
    select
        'weight_scheme' as row_key,
        '{{ var("weight_scheme") }}' as found,
        'unknown_weight_scheme' as reason_code
    where
        '{{ var("weight_scheme") }}' <> 'ahp'
        and '{{ var("weight_scheme") }}' not in (
            select schemes.weight_scheme from schemes
        )
)

select
    'seeds/index/index_weights.csv' as file_name,
    row_key,
    'weight' as column_name,
    found,
    reason_code
from problems
where reason_code is not null
