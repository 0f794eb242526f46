-- noqa: disable=layout.select_targets
-- How often a rank changed in the random ways to make the index, the same in both editions.
select region_code, share_rose, share_fell, change_p05, change_p95
from {{ ref('fct_rank_change_confidence') }}
where edition = 2023 and region_level = 'province' and design_code = 'everything'
order by greatest(share_rose, share_fell) desc
