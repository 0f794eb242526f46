select
    raw_table,
    row_key,
    edition,
    place_code,
    rejection,
    has_studied_abroad as international_study_count,
    has_worked_abroad as international_work_count
from {{ ref('int_core_people_screened') }}
