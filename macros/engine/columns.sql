{# Expressions over all columns of a relation but some: a model that adds an indicator's column
   need not be repeated by the models that read it. The database is asked for the names, once for
   each relation, so that the compiled SQL names every column. Where the relation is not there yet
   (a unit test gives rows in its place, a linter has no database) the engine's own `columns(*)` is
   used. #}
{# The columns of a relation that are not in `but`; none if it does not exist. #}
{% macro other_columns(relation, but) -%}
    {%- set columns = adapter.get_columns_in_relation(relation) if execute else [] -%}
    {{ return(columns | rejectattr("name", "in", but) | list) }}
{%- endmacro %}

{# One aggregate per column, named as the column with `suffix`; optionally cast to `type`, with
   `default` instead of null. Without columns, one per column of the query that is not in `but`. #}
{% macro aggregate_each(columns, function, but, suffix="", type=none, default=none) -%}
    {%- set all_others = "columns(* exclude (" ~ but | join(", ") ~ "))" -%}
    {%- for column in columns or [{"name": all_others}] -%}
        {%- set name = column.name -%}
        {%- set expression = function ~ "(" ~ addend(column) ~ ")" -%}
        {%- if default is not none -%}
            {%- set expression = "coalesce(" ~ expression ~ ", " ~ default ~ ")" -%}
        {%- endif -%}
        {%- if type is not none -%}
            {%- set expression = "cast(" ~ expression ~ " as " ~ type ~ ")" -%}
        {%- endif -%}
        {{ expression }} as {{ (name if columns else '"\\0') ~ suffix }}{{ "" if columns else '"' }}
        {{- "," if not loop.last }}
    {% endfor -%}
{%- endmacro %}

{# A column as something that can be added up. #}
{% macro addend(column) -%}
    {{ return(adapter.dispatch("addend", "ai_competitiveness")(column)) }}
{%- endmacro %}

{% macro default__addend(column) -%} {{ column.name }} {%- endmacro %}

{% macro spark__addend(column) -%}
    {{ "cast(" ~ column.name ~ " as int)" if column.dtype == "boolean" else column.name }}
{%- endmacro %}

{# Turns these columns of the query before it into rows: `value`, and the column's name as `name`.
   Without columns, all that are not in `kept`. #}
{% macro unpivot_each(columns, value, name, kept) -%}
    {%- set names = columns | map(attribute="name") | join(", ") -%}
    {%- set all_others = "columns(* exclude (" ~ kept | join(", ") ~ "))" -%}
    unpivot ({{ value }} for {{ name }} in ({{ names or all_others }}))
{%- endmacro %}
