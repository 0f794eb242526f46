select
    raw_table,
    row_key,
    edition,
    place_code,
    rejection,
    true as conference_count
from {{ ref('int_conferences_screened') }}
