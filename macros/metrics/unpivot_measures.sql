{# Turns the accepted rows of a grain's wide measures into long ones: a row an edition, place
   and measure. A sum of nothing known is 0, for unpivoting leaves unknown values out. #}
{% macro unpivot_measures(wide, indicators) -%}
    {%- set measures = [] -%}
    {%- for indicator, statistic in indicators.items() -%}
        {%- do measures.append(indicator) -%}
        {%- do measures.append(indicator ~ '_known') if statistic == 'mean' -%}
    {%- endfor -%}
select
    edition,
    place_code,
    measure_code,
    measure_value
from (
    select
        edition,
        place_code,
        {%- for measure in measures %}
        cast(coalesce(sum({{ measure }}), 0) as decimal(38, 8)) as {{ measure }}
        {{- ',' if not loop.last }}
        {%- endfor %}
    from {{ wide }}
    where rejection is null
    group by edition, place_code
) as wide_measures
unpivot (
    measure_value for measure_code in ({{ measures | join(', ') }})
)
{%- endmacro %}
