select
    edition,
    name_zh,
    name_en,
    data_cutoff_on,
    lag(edition) over (order by edition) as previous_edition
from {{ ref('editions') }}
