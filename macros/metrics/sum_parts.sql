{# The parts of a grain's rows put together by place: additive measures, in one pass over
   accepted and rejected rows. A mean leaves two: its sum, and `<indicator>_known`. #}
{% macro sum_parts(parts, indicators) -%}
select
    raw_table,
    edition,
    place_code,
    rejection,
    {%- for indicator, statistic in indicators.items() %}
    {%- if statistic == 'count' %}
    count(*) filter (where {{ indicator }}) as {{ indicator }},
    {%- else %}
    sum({{ indicator }}) as {{ indicator }},
    {%- endif %}
    {%- if statistic == 'mean' %}
    count({{ indicator }}) as {{ indicator }}_known,
    {%- endif %}
    {%- endfor %}
    count(*) as row_count
from {{ parts }}
group by raw_table, edition, place_code, rejection
{%- endmacro %}
