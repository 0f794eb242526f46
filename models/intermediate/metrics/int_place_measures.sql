{% for raw_table in counted_tables() %}
{{ unpivot_measures(raw_table) }}
{{ 'union all' if not loop.last }}
{% endfor %}
