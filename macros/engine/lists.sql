{# The values of a group as a list, in the order of a column. #}
{% macro ordered_list(value, order_by) -%}
    {{ return(adapter.dispatch("ordered_list", "ai_competitiveness")(value, order_by)) }}
{%- endmacro %}

{% macro default__ordered_list(value, order_by) -%}
    list({{ value }} order by {{ order_by }})
{%- endmacro %}

{# The sum of the products of two lists. #}
{% macro dot_product(one, other) -%}
    {{ return(adapter.dispatch("dot_product", "ai_competitiveness")(one, other)) }}
{%- endmacro %}

{% macro default__dot_product(one, other) -%}
    list_dot_product({{ one }}, {{ other }})
{%- endmacro %}

{# A list with an expression in place of each element, which the expression calls `element`. #}
{% macro for_each(list, expression) -%}
    {{ return(adapter.dispatch("for_each", "ai_competitiveness")(list, expression)) }}
{%- endmacro %}

{% macro default__for_each(list, expression) -%}
    [{{ expression }} for element in {{ list }}]
{%- endmacro %}

{# Whole numbers from 1, as a relation with one column of this name. #}
{% macro numbers_to(last, name) -%}
    {{ return(adapter.dispatch("numbers_to", "ai_competitiveness")(last, name)) }}
{%- endmacro %}

{% macro default__numbers_to(last, name) -%}
    range(1, {{ last }} + 1) as numbers({{ name }})
{%- endmacro %}
