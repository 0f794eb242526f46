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
    {{ value_or_null(column, type) }} as {{ column }},
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

{# Trimmed text, empty text unknown. Most text needs no trimming, and trimming it all the
   same would copy it: the largest single cost of reading a hundred million rows. What is
   empty or begins with a space sorts before '!', the sign after the space. #}
{% macro text_or_null(column) -%}
    {%- set value = 'cast(raw_rows.' ~ column ~ ' as ' ~ dbt.type_string() ~ ')' -%}
    case
        when {{ value }} < '!' or {{ value }} like '% ' then nullif(trim({{ value }}), '')
        else {{ value }}
    end
{%- endmacro %}

{# Numbers and dates are read with spaces around them, a boolean is not. #}
{% macro value_or_null(column, type) -%}
    {%- set value = 'try_cast(raw_rows.' ~ column ~ ' as ' ~ type ~ ')' -%}
    {%- if type == 'boolean' -%}
        coalesce({{ value }}, try_cast({{ text_or_null(column) }} as boolean))
    {%- else -%}
        {{ value }}
    {%- endif -%}
{%- endmacro %}

{# A text that is there but is no value of the type. A cast to an integer would round a
   fraction in silence, a cast to a number would read 1_000, 0x1F and 0b11, and a cast to a
   date would take 22/3/1 for a day of the year 22.
   A column that came as the type is not asked row by row. #}
{% macro is_unreadable(column, type) -%}
    {%- if type == 'date' %}
    try_cast(raw_rows.{{ column }} as date) not between '1000-01-01' and '9999-12-31'
    or
    {%- endif %}
    not {{ is_of_type('raw_rows.' ~ column, type) }}
    and (
        ({{ value_or_null(column, type) }} is null and {{ text_or_null(column) }} is not null)
        {%- if type == 'bigint' %}
        or try_cast(raw_rows.{{ column }} as bigint) <> try_cast(raw_rows.{{ column }} as double)
        {%- endif %}
        {%- if type in ('bigint', 'decimal(18, 8)') %}
        or translate({{ text_or_null(column) }}, '_xXbBoO', '') <> {{ text_or_null(column) }}
        {%- endif %}
    )
{%- endmacro %}
