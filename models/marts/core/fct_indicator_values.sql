select
    edition,
    region_level,
    region_code,
    node_code,
    raw_value,
    is_known,
    numerator,
    denominator
from {{ ref('int_indicator_values') }}
order by edition, region_level, region_code, node_code
