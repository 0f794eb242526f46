-- What a region's score is made of: each indicator from value to points, best first.
-- dbt show --select explain_score --limit 24 --vars '{region: "510000", edition: 2023}'
select
    nodes.dimension_code,
    nodes.node_name_en,
    nodes.node_name_zh,
    round(scores.raw_value, 2) as raw_value,
    nodes.unit_en,
    round(scores.low_value, 2) as low_value,
    round(scores.high_value, 2) as high_value,
    round(scores.normalised_score, 2) as normalised_score,
    scores.weight,
    round(scores.weighted_score, 4) as points
from {{ ref('fct_indicator_scores') }} as scores
inner join {{ ref('dim_index_nodes') }} as nodes using (node_code)
where
    scores.edition = {{ var('edition', 2023) }}
    and scores.region_code = '{{ var("region", "110000") }}'
order by scores.weighted_score desc
