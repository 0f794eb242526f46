-- noqa: disable=layout.select_targets
-- Printed orders that other weights turn round about as often as not.
select default_rank, region_code, next_region_code, share_above_next
from {{ ref('fct_rank_intervals') }}
where edition = 2023 and region_level = 'province' and design_code = 'weights'
order by abs(share_above_next - 0.5)
