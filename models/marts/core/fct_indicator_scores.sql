select
    edition,
    region_level,
    region_code,
    node_code,
    raw_value,
    is_known,
    scored_value,
    low_value,
    high_value,
    normalised_score,
    weight,
    weighted_score
from {{ ref('int_weighted_indicators') }}
order by edition, region_level, region_code, node_code
