{# Expressions over all columns of a relation but some, whatever their names: so that a model
   that adds an indicator's column need not be repeated by the models that read it. #}
{# One aggregate per column that is not in `but`, named as the column with `suffix`; optionally
   cast to `type`, with `default` in the place of an unknown result. #}
{% macro aggregate_others(function, but, suffix="", type=none, default=none) -%}
    {{
        return(
            adapter.dispatch("aggregate_others", "ai_competitiveness")(
                function, but, suffix, type, default
            )
        )
    }}
{%- endmacro %}

{% macro default__aggregate_others(function, but, suffix, type, default) -%}
    {%- set expression = function ~ "(columns(* exclude (" ~ but | join(", ") ~ ")))" -%}
    {%- if default is not none %}
        {% set expression = "coalesce(" ~ expression ~ ", " ~ default ~ ")" %}
    {% endif -%}
    {%- if type is not none %}
        {% set expression = "cast(" ~ expression ~ " as " ~ type ~ ")" %}
    {% endif -%}
    {{ expression }} as "\0{{ suffix }}"
{%- endmacro %}

{# Turns all columns of the relation before it that are not in `but` into rows: `value` and the
   column's name as `name`. #}
{% macro unpivot_others(value, name, but) -%}
    {{ return(adapter.dispatch("unpivot_others", "ai_competitiveness")(value, name, but)) }}
{%- endmacro %}

{% macro default__unpivot_others(value, name, but) -%}
    unpivot ({{ value }} for {{ name }} in (columns(* exclude ({{ but | join(", ") }}))))
{%- endmacro %}
