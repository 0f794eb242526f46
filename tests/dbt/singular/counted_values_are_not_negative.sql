select indicator_values.*
from {{ ref('fct_indicator_values') }} as indicator_values
inner join {{ ref('int_indicator_tables') }} as indicator_tables using (node_code)
where indicator_values.raw_value < 0
