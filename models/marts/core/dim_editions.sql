select
    edition,
    name_zh,
    name_en,
    data_cutoff_on,
    cast(edition || '-01-01' as date) as edition_starts_on,
    lag(edition) over (order by edition) as previous_edition
from {{ ref('editions') }}
