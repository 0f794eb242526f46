select
    raw_table,
    row_key,
    edition,
    place_code,
    rejection,
    raw_table = 'conferences' as conference_count,
    raw_table = 'alliances' as alliance_count,
    raw_table = 'parks' as park_count,
    raw_table = 'policies' as policy_count
from {{ ref('int_counted_entities_screened') }}
