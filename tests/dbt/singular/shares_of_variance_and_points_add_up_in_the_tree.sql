with

parts as (
    select
        importance.*,
        index_nodes.parent_code
    from {{ ref('fct_node_importance') }} as importance
    inner join {{ ref('dim_index_nodes') }} as index_nodes using (node_code)
),

children as (
    select
        edition,
        region_level,
        parent_code as node_code,
        sum(weight_share) as weight_share,
        sum(variance_share) as variance_share,
        sum(score_share) as score_share
    from parts
    where parent_code is not null
    group by edition, region_level, parent_code
)

-- Shares have nine decimals, and a node may have many children.
select *
from children
inner join parts using (edition, region_level, node_code)
where
    {{ differ('children.weight_share', 'parts.weight_share', '1e-8') }}
    or {{ differ('children.variance_share', 'parts.variance_share', '1e-7') }}
    or {{ differ('children.score_share', 'parts.score_share', '1e-7') }}
    or (parts.parent_code is null and {{ differ('parts.weight_share', '1') }})
