{# Expressions over all columns of a relation but some: a model that adds an indicator's column
   need not be repeated by the models that read it. The database is asked for the names, so that
   the compiled SQL names every column. Where the relation is not there yet (a unit test gives
   rows in its place, a linter has no database) the engine's own `columns(*)` is used. #}
{# The names of the columns of a relation that are not in `but`; none if it does not exist. #}
{% macro other_columns(relation, but) -%}
    {%- set names = [] -%}
    {%- for column in adapter.get_columns_in_relation(relation) if execute and column.name not in but -%}
        {%- do names.append(column.name) -%}
    {%- endfor -%}
    {{ return(names) }}
{%- endmacro %}

{# One aggregate per column that is not in `but`, named as the column with `suffix`; optionally
   cast to `type`, with `default` instead of null. #}
{% macro aggregate_others(relation, function, but, suffix="", type=none, default=none) -%}
    {%- set names = other_columns(relation, but) -%}
    {%- set all_others = "columns(* exclude (" ~ but | join(", ") ~ "))" -%}
    {%- for name in names or [all_others] -%}
        {%- set expression = function ~ "(" ~ name ~ ")" -%}
        {%- if default is not none -%}
            {%- set expression = "coalesce(" ~ expression ~ ", " ~ default ~ ")" -%}
        {%- endif -%}
        {%- if type is not none -%}
            {%- set expression = "cast(" ~ expression ~ " as " ~ type ~ ")" -%}
        {%- endif -%}
        {{ expression }} as {{ (name if names else '"\\0') ~ suffix }}{{ "" if names else '"' }}
        {{- "," if not loop.last }}
    {% endfor -%}
{%- endmacro %}

{# Turns all columns that are not in `but` of the query before it into rows: `value`, and the
   column's name as `name`. It was made from `relation` and has kept the columns `kept`. #}
{% macro unpivot_others(relation, value, name, but, kept) -%}
    {%- set names = other_columns(relation, but) -%}
    {%- set all_others = "columns(* exclude (" ~ kept | join(", ") ~ "))" -%}
    unpivot ({{ value }} for {{ name }} in ({{ names | join(", ") if names else all_others }}))
{%- endmacro %}
