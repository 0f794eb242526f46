-- noqa: disable=layout.select_targets
-- Which choice of method moves ranks: normalisation far more than weights.
select edition, region_level, input_code, first_order_effect, total_effect
from {{ ref('fct_rank_sensitivity') }}
where region_code is null
order by edition asc, region_level asc, total_effect desc
