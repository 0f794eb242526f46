select
    region_level,
    level_order,
    ranking,
    name_zh as level_name_zh,
    name_en as level_name_en
from {{ ref('region_levels') }}
order by level_order
