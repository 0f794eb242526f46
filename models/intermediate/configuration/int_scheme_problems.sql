select
    'dbt_project.yml' as file_name,
    'vars' as row_key,
    'weight_scheme' as column_name,
    '{{ var("weight_scheme") }}' as found,
    'unknown_weight_scheme' as reason_code
from {{ ref('index_weights') }}
having count(*) filter (where weight_scheme = '{{ var("weight_scheme") }}') = 0
    and '{{ var("weight_scheme") }}' <> 'ahp'
