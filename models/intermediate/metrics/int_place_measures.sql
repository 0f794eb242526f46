{% for grain, indicators in counted_indicators().items() %}
{{ unpivot_measures(ref('int_' ~ grain ~ '_measures'), indicators) }}
{{ 'union all' if not loop.last }}
{% endfor %}
