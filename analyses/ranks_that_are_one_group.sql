-- noqa: disable=layout.select_targets
-- Provinces 7 to 12: whose ranks overlap in nine of ten random ways to make the index.
select default_rank, region_code, rank_p05, rank_p95, share_at_default_rank
from {{ ref('fct_rank_intervals') }}
where edition = 2023 and region_level = 'province' and design_code = 'everything'
order by default_rank
