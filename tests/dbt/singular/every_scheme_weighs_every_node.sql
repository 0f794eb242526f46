-- Starts from the tree, so that a dimension without any weight is found.
with

schemes as (
    select distinct weight_scheme from {{ ref('dim_index_weights') }}
),

expected as (
    select
        schemes.weight_scheme,
        index_nodes.node_code
    from schemes
    cross join {{ ref('index_nodes') }} as index_nodes
)

select *
from expected
full join {{ ref('dim_index_weights') }} as weights using (weight_scheme, node_code)
where
    weights.weight is null
    or expected.node_code is null
    or not weights.weight between 0 and 1
