select
    design_code,
    name_zh,
    name_en,
    weight_noise,
    varies_normalisation,
    varies_aggregation,
    varies_left_out
from {{ ref('uncertainty_designs') }}
order by design_code
