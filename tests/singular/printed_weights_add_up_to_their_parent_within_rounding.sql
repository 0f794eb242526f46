-- Each of n children, and the parent, was rounded by up to half a unit in the fourth
-- decimal.
with

weights as (
    select * from {{ ref('index_weights') }}
    where weight_scheme = 'printed'
),

children as (
    select
        index_nodes.parent_code as node_code,
        sum(weights.weight) as children_weight,
        count(*) as child_count
    from {{ ref('index_nodes') }} as index_nodes
    inner join weights using (node_code)
    group by all
)

select *
from weights
inner join children using (node_code)
where
    round(abs(weights.weight - children.children_weight), 9)
    > 0.00005 * (children.child_count + 1)
