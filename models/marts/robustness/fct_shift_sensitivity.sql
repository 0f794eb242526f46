select
    edition,
    region_level,
    input_code,
    first_order_effect,
    total_effect,
    output_variance,
    draw_pairs
from {{ ref('int_sensitivity_effects') }}
where region_code is null
order by edition, region_level, input_code
