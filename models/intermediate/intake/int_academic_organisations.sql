-- Universities and institutes have the same columns but for the name of their key.
{% for raw_table in ['universities', 'institutes'] %}
select
    raw_table,
    row_key,
    edition,
    province_code,
    city_code,
    place_code,
    domestic_paper_count,
    international_paper_count,
    patent_count,
    unreadable_column,
    to_json(raw_row) as raw_row
from {{ ref('stg_' ~ raw_table) }}
{{ 'union all' if not loop.last }}
{% endfor %}
