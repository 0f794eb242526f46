{#
  Reads one raw table by the input contract: its key, then its columns by type. Text is
  trimmed and empty text is unknown; every other type is cast. Five columns are added:
    raw_table, row_key   where the row comes from
    place_code           the finest place known (city, else province), where there is one
    unreadable_column    the first column whose text is no value of its type, else null
    raw_row              the row as it came, in one value
#}
{% macro stage(
    raw_table, relation, key, text=[], integer=[], decimal=[], date=[], boolean=[]
) %}
    {%- set typed_columns = [
        ('bigint', ['edition'] + integer),
        ('decimal(18, 8)', decimal),
        ('date', date),
        ('boolean', boolean),
    ] %}
select
    '{{ raw_table }}' as raw_table,
    {{ text_or_null(key) }} as row_key,
    {%- for column in [key] + text %}
    {{ text_or_null(column) }} as {{ column }},
    {%- endfor %}
    {%- for type, columns in typed_columns %}
    {%- for column in columns %}
    try_cast(raw_rows.{{ column }} as {{ type }}) as {{ column }},
    {%- endfor %}
    {%- endfor %}
    {%- if 'city_code' in text %}
    coalesce({{ text_or_null('city_code') }}, {{ text_or_null('province_code') }})
        as place_code,
    {%- endif %}
    case
    {%- for type, columns in typed_columns %}
    {%- for column in columns %}
        when {{ is_unreadable(column, type) }} then '{{ column }}'
    {%- endfor %}
    {%- endfor %}
    end as unreadable_column,
    {{ whole_row('raw_rows') }} as raw_row
from {{ relation }} as raw_rows
{% endmacro %}

{% macro text_or_null(column) -%}
    nullif(trim(cast(raw_rows.{{ column }} as varchar)), '')
{%- endmacro %}

{# A text that is there but is no value of the type. A cast to an integer would round a
   fraction in silence: a fraction is no integer. #}
{% macro is_unreadable(column, type) -%}
    (
        try_cast(raw_rows.{{ column }} as {{ type }}) is null
        and {{ text_or_null(column) }} is not null
    )
    {%- if type == 'bigint' %}
    or try_cast(raw_rows.{{ column }} as bigint) <> try_cast(raw_rows.{{ column }} as double)
    {%- endif %}
{%- endmacro %}
