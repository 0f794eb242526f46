-- noqa: disable=layout.select_targets
-- Ranks that are the same in nine of ten random ways to make the index, whatever is chosen.
select default_rank, region_code, share_at_default_rank
from {{ ref('fct_rank_intervals') }}
where edition = 2023 and region_level = 'province'
    and design_code = 'everything' and rank_p05 = rank_p95
order by default_rank
