-- The entities of which an indicator asks nothing but how many there are, and where.
{% for raw_table in ['alliances', 'conferences', 'policies', 'parks'] %}
select
    raw_table,
    row_key,
    edition,
    province_code,
    city_code,
    place_code,
    unreadable_column,
    to_json(raw_row) as raw_row
from {{ ref('stg_' ~ raw_table) }}
{{ 'union all' if not loop.last }}
{% endfor %}
