select
    edition,
    region_level,
    region_code,
    node_code,
    'value' as measure,
    raw_value as computed_value
from {{ ref('fct_indicator_values') }}
