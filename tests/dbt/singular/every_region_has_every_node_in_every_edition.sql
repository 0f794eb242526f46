with

expected as (
    select
        editions.edition,
        regions.region_level,
        regions.region_code,
        index_nodes.node_code
    from {{ ref('editions') }} as editions
    cross join {{ ref('dim_regions') }} as regions
    cross join {{ ref('index_nodes') }} as index_nodes
    inner join {{ ref('region_levels') }} as region_levels using (region_level)
    where region_levels.ranking <> 'none'
)

select *
from expected
full join {{ ref('fct_index_scores') }} as scores
    using (edition, region_level, region_code, node_code)
where scores.score is null or expected.node_code is null
