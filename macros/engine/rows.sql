{# The whole row of a table alias as one value: a row can be kept without naming its columns. #}
{% macro whole_row(alias) -%}
    {{ return(adapter.dispatch("whole_row", "ai_competitiveness")(alias)) }}
{%- endmacro %}

{% macro default__whole_row(alias) -%} {{ alias }} {%- endmacro %}

{% macro spark__whole_row(alias) -%} struct({{ alias }}.*) {%- endmacro %}

{# A 64-bit hash of some columns, for finding candidates: equal columns have equal hashes. #}
{% macro hash_of(columns) -%}
    {{ return(adapter.dispatch("hash_of", "ai_competitiveness")(columns)) }}
{%- endmacro %}

{% macro default__hash_of(columns) -%} hash({{ columns | join(", ") }}) {%- endmacro %}

{% macro spark__hash_of(columns) -%} xxhash64({{ columns | join(", ") }}) {%- endmacro %}

{# The values that occur more than once in the column `value` of a query. On one machine sorting
   costs a third of grouping; on many, a sort of everything would be the task of one. #}
{% macro repeated_values(query) -%}
    {{ return(adapter.dispatch("repeated_values", "ai_competitiveness")(query)) }}
{%- endmacro %}

{% macro default__repeated_values(query) -%}
    select ordered_values.value
    from
        (
            select given.value, lag(given.value) over (order by given.value) as previous_value
            from ({{ query }}) as given
        ) as ordered_values
    where ordered_values.value = ordered_values.previous_value
{%- endmacro %}

{% macro spark__repeated_values(query) -%}
    select given.value from ({{ query }}) as given group by given.value having count(*) > 1
{%- endmacro %}

{# A row from whole_row() as JSON text. #}
{% macro as_json(value) -%}
    {{ return(adapter.dispatch("as_json", "ai_competitiveness")(value)) }}
{%- endmacro %}

{% macro default__as_json(value) -%}
    cast(to_json({{ value }}) as {{ dbt.type_string() }})
{%- endmacro %}

{% macro spark__as_json(value) -%}
    to_json({{ value }}, map('ignoreNullFields', 'false'))
{%- endmacro %}

{# Whether a column has the type already: known from the schema, so that it costs nothing per row. #}
{% macro is_of_type(column, type) -%}
    lower(typeof({{ column }})) = '{{ type | replace(' ', '') }}'
{%- endmacro %}

{# A list of dictionaries as a query of these columns, all of them text. As one literal: thousands of
   them would take seconds to render and to parse. #}
{% macro rows_of(rows, columns) -%}
    {{ return(adapter.dispatch("rows_of", "ai_competitiveness")(rows, columns)) }}
{%- endmacro %}

{% macro default__rows_of(rows, columns) -%}
    select
        {% for column in columns -%}
            item ->> '{{ column }}' as {{ column }}{{ "," if not loop.last }}
        {% endfor -%}
    from
        (
            select
                unnest(
                    from_json(
                        {{ dbt.string_literal(dbt.escape_single_quotes(tojson(rows))) }}, '["json"]'
                    )
                ) as item
        ) as items
{%- endmacro %}

{% macro spark__rows_of(rows, columns) -%}
    {%- set literal = dbt.string_literal(
        dbt.escape_single_quotes(tojson(rows).replace("\\", "\\\\"))
    ) -%}
    select {{ columns | join(", ") }}
    from
        (
            select
                inline(
                    from_json(
                        {{ literal }}, 'array<struct<{{ columns | join(": string, ") }}: string>>'
                    )
                )
        ) as items
{%- endmacro %}
