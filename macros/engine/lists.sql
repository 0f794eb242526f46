{# The values of a group as a list, in the order of another column. #}
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

{# The sum of a list. #}
{% macro list_total(list) -%}
    {{ return(adapter.dispatch("list_total", "ai_competitiveness")(list)) }}
{%- endmacro %}

{% macro default__list_total(list) -%} list_sum({{ list }}) {%- endmacro %}

{# Whole numbers from 1, as a relation with one column of this name. #}
{% macro numbers_to(last, name) -%}
    {{ return(adapter.dispatch("numbers_to", "ai_competitiveness")(last, name)) }}
{%- endmacro %}

{% macro default__numbers_to(last, name) -%}
    range(1, {{ last }} + 1) as numbers({{ name }})
{%- endmacro %}

{# The item of a list at a position, counted from 1. #}
{% macro list_item(items, position) -%}
    {{ return(adapter.dispatch("list_item", "ai_competitiveness")(items, position)) }}
{%- endmacro %}

{% macro default__list_item(items, position) -%}
    list_extract({{ items }}, {{ position }})
{%- endmacro %}

{# A matrix, a list of its rows, times a vector; scaled so that the result adds up to 1. #}
{% macro scaled_product(matrix, vector) -%}
    {{ return(adapter.dispatch("scaled_product", "ai_competitiveness")(matrix, vector)) }}
{%- endmacro %}

{% macro default__scaled_product(matrix, vector) -%}
    {%- set product -%}
        list_transform({{ matrix }}, lambda cells : list_dot_product(cells, {{ vector }}))
    {%- endset -%}
    list_transform({{ product }}, lambda item:item / list_sum({{ product }}))
{%- endmacro %}
