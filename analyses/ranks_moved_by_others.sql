-- noqa: disable=layout.select_targets
-- Ranks that changed though the region's own values would have left them: Chongqing's above all.
select region_code, previous_rank, score_rank, own_effect, others_effect, bounds_effect
from {{ ref('fct_rank_changes') }}
where edition = 2023 and region_level = 'province'
    and rank_if_only_own_values_changed = previous_rank
order by rank_change
