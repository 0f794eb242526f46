select
    region_code as group_code,
    member_code
from {{ ref('int_summed_regions') }}
order by group_code, member_code
