select
    'dbt_project.yml' as file_name,
    'vars' as row_key,
    'weight_scheme' as column_name,
    {{ weight_scheme() }} as found,
    'unknown_weight_scheme' as reason_code
from {{ ref('int_index_weights') }}
having count(*) filter (where weight_scheme = {{ weight_scheme() }}) = 0
