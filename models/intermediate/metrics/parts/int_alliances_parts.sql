select
    raw_table,
    row_key,
    edition,
    place_code,
    rejection,
    true as alliance_count
from {{ ref('int_alliances_screened') }}
