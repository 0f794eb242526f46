{{ config(materialized='table') }}

{% for raw_table in var('raw_tables') %}
select
    raw_table,
    edition,
    row_key,
    count(*) as row_count
from {{ ref('stg_' ~ raw_table) }}
group by all
having count(*) > 1
{{ 'union all' if not loop.last }}
{% endfor %}
