{#
  Reads one raw table by the input contract: each column by its type. Text is trimmed; empty text
  and the words for a missing value (var missing_words) are unknown; every other type is cast.
  Five columns are added:
    raw_table, row_key   where the row comes from
    place_code           the finest place known (city, else province), if the table has places
    unreadable_column    the first column that cannot be parsed as its type, else null
    raw_row              the row as it came, in one value
#}
{% macro stage(raw_table_name) %}
    {%- set relation = raw_table(raw_table_name) %}
    {%- set columns = contract_columns(raw_table_name) %}
    select
        '{{ raw_table_name }}' as raw_table,
        {%- set keys = columns | selectattr("meta.is_key") | map(attribute="name") | list %}
        {%- for column in columns %}
            {%- if column.name == keys[-1] %} {{ joined_key(keys) }} as row_key, {%- endif %}
            {{ value_or_null(column.name, column.data_type, column.meta.ambiguous) }}
            as {{ column.name }},
            {%- if column.meta.is_place %} {{ text_or_null(column.name) }} as place_code,
            {%- elif column.name == "city_code" %}
                coalesce(
                    {{ text_or_null("city_code") }}, {{ text_or_null("province_code") }}
                ) as place_code,
            {%- endif %}
        {%- endfor %}
        case
            {%- for column in columns if column.data_type != 'text' %}
                when {{ is_unreadable(column.name, column.data_type) }} then '{{ column.name }}'
            {%- endfor %}
        end as unreadable_column,
        {{ whole_row("raw_rows") }} as raw_row
    from {{ relation }} as raw_rows
{% endmacro %}

{# The columns of a key as one text; unknown if one of them is. #}
{% macro joined_key(keys) -%}
    {%- for key in keys -%}
        {{ text_or_null(key) }} {{- " || ', ' || " if not loop.last -}}
    {%- endfor -%}
{%- endmacro %}

{# The SQL type that holds values of a type of the input contract. #}
{% macro sql_type(contract_type) -%}
    {{
        return(
            {
                "text": dbt.type_string(),
                "integer": "bigint",
                "decimal": "decimal(18, 8)",
                "number": "double",
                "date": "date",
                "boolean": "boolean",
            }[contract_type]
        )
    }}
{%- endmacro %}

{# Trimmed text; empty text and the words for a missing value are unknown. Text is trimmed and
   compared only when needed: this is the largest single cost of reading a hundred million rows.
   Empty strings and strings with a leading space sort before '!'. A full-width space is no space.
     codes   words that are codes in this column (`ambiguous` in the contract): kept as they are #}
{% macro text_or_null(column, codes=none) -%}
    {%- set value = "cast(raw_rows." ~ column ~ " as " ~ dbt.type_string() ~ ")" -%}
    {%- set trimmed = "trim(both ' ' from " ~ value ~ ")" -%}
    {%- set words = var("missing_words") | reject("in", codes or []) | list -%}
    case
        when {{ value }} < '!' or {{ value }} like '% ' or {{ may_be_one_of(value, words) }}
        then
            case
                when not {{ is_one_of("lower(" ~ trimmed ~ ")", words + [""]) }} then {{ trimmed }}
            end
        else {{ value }}
    end
{%- endmacro %}

{# Whether a text has the length, and the first sign, of one of some words in any case: a cheap
   question that spares most texts the comparison. #}
{% macro may_be_one_of(value, words) -%}
    {%- set lengths, short = [], [] -%}
    {%- for word in words -%}
        {%- set bytes = word.encode("utf-8") | length -%}
        {%- do lengths.append(bytes) -%}
        {%- if bytes == 2 and word[0].isalpha() -%} {%- do short.append(word) -%} {%- endif -%}
    {%- endfor -%}
    {{ byte_length(value) }} <= {{ lengths | max }}
    {%- for bytes in range(1, lengths | max) if bytes not in lengths %}
        and {{ byte_length(value) }} <> {{ bytes }}
    {%- endfor %}
    {%- if not words | map("first") | select("in", "0123456789") | list %}
        and ({{ value }} < '0' or {{ value }} > '9~')
    {%- endif %}
    {%- if not short %}
        and ({{ byte_length(value) }} <> 2 or {{ value }} < 'A' or {{ value }} > 'Z~')
    {%- endif %}
{%- endmacro %}

{# A column by its type. Numbers and dates are parsed with spaces around them, booleans are not.
   DuckDB reads a sign with a blank behind it as 0: a number has a digit. One beyond 1e150 or below
   1e-150 could make a ratio or a difference infinite. A column that already has the type costs
   nothing per row. #}
{% macro value_or_null(column, type, codes=none) -%}
    {%- set value = read_as("raw_rows." ~ column, type) -%}
    {%- set is_typed = is_of_type("raw_rows." ~ column, sql_type(type)) -%}
    {%- if type == "text" -%} {{ text_or_null(column, codes) }}
    {%- elif type == "boolean" -%}
        case
            when {{ is_typed }}
            then {{ value }}
            else coalesce({{ value }}, {{ read_as(text_or_null(column), "boolean") }})
        end
    {%- elif type in ("integer", "decimal") -%}
        case
            when
                not {{ is_typed }} and {{ value }} = 0 and not
                {{ matches("cast(raw_rows." ~ column ~ " as " ~ dbt.type_string() ~ ")", "[0-9]") }}
            then null
            else {{ value }}
        end
    {%- elif type == "number" -%}
        case
            when abs({{ value }}) > 1e150 or ({{ value }} <> 0 and abs({{ value }}) < 1e-150)
            then null
            else {{ value }}
        end
    {%- else -%} {{ value }}
    {%- endif -%}
{%- endmacro %}

{# Whether there is text that cannot be parsed as the type. A cast to an integer would silently
   round a fraction, a cast to a number would read 1_000, 0x1F and 0b11, and a cast to a date
   would read 22/3/1 as a day of the year 22. A column that already has the type is not tested
   row by row. #}
{% macro is_unreadable(column, type) -%}
    {%- set text = "cast(raw_rows." ~ column ~ " as " ~ dbt.type_string() ~ ")" -%}
    {%- set value = read_as("raw_rows." ~ column, type) -%}
    {%- if type == "date" %} {{ value }} not between '1000-01-01' and '9999-12-31' or {%- endif %}
    {%- if type != "number" %}  {#- which may be infinite #}
        not {{ is_of_type("raw_rows." ~ column, sql_type(type)) }} and
    {%- endif %}
    (
        ({{ value_or_null(column, type) }} is null and {{ text_or_null(column) }} is not null)
        {%- if type == "integer" %}
            or {{ value }} <> try_cast(raw_rows.{{ column }} as double)
        {%- endif %}
        {%- if type in ("integer", "decimal", "number") %}
            or ({{ value }} is not null and translate({{ text }}, '_xXbBoO', '') <> {{ text }})
        {%- endif %}
    )
{%- endmacro %}
