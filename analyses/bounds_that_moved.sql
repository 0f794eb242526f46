-- noqa: disable=layout.select_targets
-- Indicators whose bounds, not values, took points away: the universities and institutes counted.
select node_code, sum(bounds_effect) as bounds_effect, sum(values_effect) as values_effect
from {{ ref('fct_score_changes') }}
where edition = 2023 and region_level = 'province'
group by node_code
order by bounds_effect
