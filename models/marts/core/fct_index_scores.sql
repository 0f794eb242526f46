select
    index_scores.edition,
    index_scores.region_level,
    index_scores.region_code,
    index_scores.node_code,
    index_nodes.node_level,
    index_scores.score,
    index_scores.score_rank
from {{ ref('int_index_scores') }} as index_scores
inner join {{ ref('dim_index_nodes') }} as index_nodes using (node_code)
order by
    index_scores.edition,
    index_scores.region_level,
    index_scores.region_code,
    index_scores.node_code
