{# Turns a wide table of measures (grain: edition and place) into long rows. #}
{% macro unpivot_measures(relation, measures) -%}
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
        cast({{ measure }} as decimal(38, 8)) as {{ measure }}{{ ',' if not loop.last }}
        {%- endfor %}
    from {{ relation }}
) as wide_measures
unpivot (
    measure_value for measure_code in ({{ measures | join(', ') }})
)
{%- endmacro %}
