{# The whole row of a table alias as one value, and such a value as JSON text: the only
   forms in which a row can be quoted without naming its columns. #}
{% macro whole_row(alias) -%}
    {{ return(adapter.dispatch('whole_row')(alias)) }}
{%- endmacro %}

{% macro default__whole_row(alias) -%}
    {{ alias }}
{%- endmacro %}

{% macro spark__whole_row(alias) -%}
    struct({{ alias }}.*)
{%- endmacro %}

{# A 64-bit hash of some columns, for finding candidates: equal columns have equal hashes. #}
{% macro hash_of(columns) -%}
    {{ return(adapter.dispatch('hash_of')(columns)) }}
{%- endmacro %}

{% macro default__hash_of(columns) -%}
    hash({{ columns | join(', ') }})
{%- endmacro %}

{% macro spark__hash_of(columns) -%}
    xxhash64({{ columns | join(', ') }})
{%- endmacro %}

{% macro as_json(value) -%}
    cast(to_json({{ value }}) as {{ dbt.type_string() }})
{%- endmacro %}

{# Whether a column came as the type: known from the schema, so that it costs no row. #}
{% macro is_of_type(column, type) -%}
    lower(typeof({{ column }})) = '{{ type | replace(' ', '') }}'
{%- endmacro %}
