{# The whole row of a table alias as one value: a row can be kept without naming its columns. #}
{% macro whole_row(alias) -%}
    {{ return(adapter.dispatch("whole_row", "ai_competitiveness")(alias)) }}
{%- endmacro %}

{% macro default__whole_row(alias) -%} {{ alias }} {%- endmacro %}

{# A 64-bit hash of some columns, for finding candidates: equal columns have equal hashes. #}
{% macro hash_of(columns) -%}
    {{ return(adapter.dispatch("hash_of", "ai_competitiveness")(columns)) }}
{%- endmacro %}

{% macro default__hash_of(columns) -%} hash({{ columns | join(", ") }}) {%- endmacro %}

{# A row from whole_row() as JSON text. #}
{% macro as_json(value) -%} cast(to_json({{ value }}) as {{ dbt.type_string() }}) {%- endmacro %}

{# Whether a column has the type already: known from the schema, so that it costs nothing per row. #}
{% macro is_of_type(column, type) -%}
    lower(typeof({{ column }})) = '{{ type | replace(' ', '') }}'
{%- endmacro %}

{# A list of dictionaries as a query of these columns, all of them text. As one literal: thousands of
   them would take seconds to render and to parse. #}
{% macro rows_of(rows, columns) -%}
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
