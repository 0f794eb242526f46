select
    raw_table,
    row_key,
    edition,
    place_code,
    rejection,
    true as park_count
from {{ ref('int_parks_screened') }}
