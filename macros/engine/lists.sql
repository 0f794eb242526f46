{# The values of a group as a list, in the order of another column. #}
{% macro ordered_list(value, order_by) -%}
    {{ return(adapter.dispatch("ordered_list", "ai_competitiveness")(value, order_by)) }}
{%- endmacro %}

{% macro default__ordered_list(value, order_by) -%}
    list({{ value }} order by {{ order_by }})
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
    list_transform({{ product }}, lambda item : item / list_sum({{ product }}))
{%- endmacro %}
