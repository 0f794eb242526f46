select
    scenario_code,
    name_zh,
    name_en,
    weight_scheme,
    normalisation,
    aggregation,
    left_out_node,
    left_out_region
from {{ ref('int_scenarios') }}
order by left_out_node is not null, scenario_code <> 'default', scenario_code
