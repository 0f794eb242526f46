{{ config(materialized='view') }}

{% for raw_table in var('raw_tables') %}
select
    raw_table,
    edition,
    row_key,
    {{ as_json('raw_row') }} as raw_row
from {{ ref('stg_' ~ raw_table) }}
{{ 'union all' if not loop.last }}
{% endfor %}
