select
    edition,
    region_level,
    region_code,
    node_code,
    cast(all_rows as bigint) as all_rows,
    cast(known_rows as bigint) as known_rows,
    {{ percentage('known_rows', 'all_rows') }} as known_share
from {{ ref('int_indicator_values') }}
order by edition, region_level, region_code, node_code
