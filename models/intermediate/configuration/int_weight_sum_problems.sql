with

index_nodes as (
    select * from {{ ref('index_nodes') }}
),

weights as (
    select * from {{ ref('index_weights') }}
),

sums as (
    select
        weights.weight_scheme,
        index_nodes.parent_code as node_code,
        sum(weights.weight) as children_weight,
        count(*) as child_count
    from weights
    inner join index_nodes using (node_code)
    group by weights.weight_scheme, index_nodes.parent_code
)

select
    'seeds/index/index_weights.csv' as file_name,
    weight_scheme || ', ' || node_code as row_key,
    'weight' as column_name,
    cast(round(sums.children_weight, 9) as varchar) as found,
    'weights_do_not_sum' as reason_code
from sums
inner join weights using (weight_scheme, node_code)
-- Each child and the parent may be off by half a unit of the fourth decimal.
where
    round(abs(sums.children_weight - weights.weight), 9)
    > 0.00005 * (sums.child_count + 1)
