with

index_scores as (
    select * from {{ ref('int_index_scores') }}
),

compared as (
    select
        *,
        lag(score) over earlier as previous_score,
        lag(score_rank) over earlier as previous_rank
    from index_scores
    window
        earlier as (partition by region_level, region_code, node_code order by edition)
)

select
    compared.edition,
    compared.region_level,
    compared.region_code,
    regions.region_name_zh,
    regions.region_name_en,
    compared.node_code,
    index_nodes.node_name_zh,
    index_nodes.node_name_en,
    compared.score,
    compared.score_rank,
    compared.previous_score,
    compared.previous_rank,
    compared.previous_rank - compared.score_rank as rank_change
from compared
inner join {{ ref('dim_regions') }} as regions using (region_level, region_code)
inner join {{ ref('dim_index_nodes') }} as index_nodes using (node_code)
order by
    compared.edition,
    compared.region_level,
    index_nodes.node_order,
    compared.score_rank,
    compared.region_code
