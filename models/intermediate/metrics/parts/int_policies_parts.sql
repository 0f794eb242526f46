select
    raw_table,
    row_key,
    edition,
    place_code,
    rejection,
    true as policy_count
from {{ ref('int_policies_screened') }}
