{% for table_name in var('raw_tables') %}
select
    raw_table,
    edition,
    row_key,
    {{ hash_of(['raw_table', 'edition', 'row_key']) }} as key_hash
from {{ ref('stg_' ~ table_name) }}
{{ 'union all' if not loop.last }}
{% endfor %}
