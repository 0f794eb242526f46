{# The values of a group as a list, in the order of another column. #}
{% macro ordered_list(value, order_by) -%}
    {{ return(adapter.dispatch("ordered_list", "ai_competitiveness")(value, order_by)) }}
{%- endmacro %}

{% macro default__ordered_list(value, order_by) -%}
    list_transform(
        list_sort(list(struct_pack(list_order := {{ order_by }}, list_value := {{ value }}))),
        lambda pair:pair.list_value
    )
{%- endmacro %}

{% macro spark__ordered_list(value, order_by) -%}
    transform(
        array_sort(collect_list(struct({{ order_by }} as list_order, {{ value }} as list_value))),
        pair -> pair.list_value
    )
{%- endmacro %}

{# The sum of the products of two lists. #}
{% macro dot_product(one, other) -%}
    {{ return(adapter.dispatch("dot_product", "ai_competitiveness")(one, other)) }}
{%- endmacro %}

{% macro default__dot_product(one, other) -%}
    list_dot_product({{ one }}, {{ other }})
{%- endmacro %}

{% macro spark__dot_product(one, other) -%}
    aggregate(
        zip_with({{ one }}, {{ other }}, (one_item, other_item) -> one_item * other_item),
        cast(0 as double),
        (total, product) -> total + cast(product as double)
    )
{%- endmacro %}

{# A list with an expression in place of each element, which the expression calls `element`. #}
{% macro for_each(list, expression) -%}
    {{ return(adapter.dispatch("for_each", "ai_competitiveness")(list, expression)) }}
{%- endmacro %}

{% macro default__for_each(list, expression) -%}
    [{{ expression }} for element in {{ list }}]
{%- endmacro %}

{% macro spark__for_each(list, expression) -%}
    transform({{ list }}, element -> {{ expression }})
{%- endmacro %}

{# The sum of a list. #}
{% macro list_total(list) -%}
    {{ return(adapter.dispatch("list_total", "ai_competitiveness")(list)) }}
{%- endmacro %}

{% macro default__list_total(list) -%} list_sum({{ list }}) {%- endmacro %}

{% macro spark__list_total(list) -%}
    aggregate({{ list }}, cast(0 as double), (total, item) -> total + cast(item as double))
{%- endmacro %}

{# Whole numbers from 1, as a relation with one column of this name. #}
{% macro numbers_to(last, name) -%}
    {{ return(adapter.dispatch("numbers_to", "ai_competitiveness")(last, name)) }}
{%- endmacro %}

{% macro default__numbers_to(last, name) -%}
    range(1, {{ last }} + 1) as numbers({{ name }})
{%- endmacro %}

{# A row for each of some expressions. #}
{% macro row_for_each(expressions) -%}
    {{ return(adapter.dispatch("row_for_each", "ai_competitiveness")(expressions)) }}
{%- endmacro %}

{% macro default__row_for_each(expressions) -%}
    unnest([{{ expressions | join(", ") }}])
{%- endmacro %}

{% macro spark__row_for_each(expressions) -%}
    explode(array({{ expressions | join(", ") }}))
{%- endmacro %}

{# The item of a list at a position, counted from 1. #}
{% macro list_item(items, position) -%}
    {{ return(adapter.dispatch("list_item", "ai_competitiveness")(items, position)) }}
{%- endmacro %}

{% macro default__list_item(items, position) -%}
    list_extract({{ items }}, {{ position }})
{%- endmacro %}

{% macro spark__list_item(items, position) -%}
    element_at({{ items }}, cast({{ position }} as int))
{%- endmacro %}

{# A matrix, a list of its rows, times a vector; scaled so that the result adds up to 1. #}
{% macro scaled_product(matrix, vector) -%}
    {{ return(adapter.dispatch("scaled_product", "ai_competitiveness")(matrix, vector)) }}
{%- endmacro %}

{% macro default__scaled_product(matrix, vector) -%}
    {%- set product -%}
        list_transform({{ matrix }}, lambda cells : list_dot_product(cells, {{ vector }}))
    {%- endset -%}
    list_transform({{ product }}, lambda item:item / {{ list_total(product) }})
{%- endmacro %}

{% macro spark__scaled_product(matrix, vector) -%}
    {%- set product -%}
        transform({{ matrix }}, cells -> {{ dot_product("cells", vector) }})
    {%- endset -%}
    transform({{ product }}, item -> item / {{ list_total(product) }})
{%- endmacro %}

{# The smallest value of a group that so great a share of its values does not exceed. #}
{% macro percentile(value, share) -%}
    {{ return(adapter.dispatch("percentile", "ai_competitiveness")(value, share)) }}
{%- endmacro %}

{% macro default__percentile(value, share) -%}
    quantile_disc({{ value }}, {{ share }})
{%- endmacro %}

{% macro spark__percentile(value, share) -%}
    percentile_disc({{ share }}) within group (order by {{ value }})
{%- endmacro %}

{# A matrix, a list of its rows, times a vector, and that again: so many times. #}
{% macro repeated_product(matrix, vector, times) -%}
    {{ return(adapter.dispatch("repeated_product", "ai_competitiveness")(matrix, vector, times)) }}
{%- endmacro %}

{# The first vector is the one that the products start from, the others only count. #}
{% macro default__repeated_product(matrix, vector, times) -%}
    list_reduce(
        list_transform(range({{ times + 1 }}), lambda step:{{ vector }}::double[]),
        lambda product,
        start:list_transform({{ matrix }}, lambda cells:list_dot_product(cells, product))
    )
{%- endmacro %}

{% macro spark__repeated_product(matrix, vector, times) -%}
    aggregate(
        sequence(1, {{ times }}),
        cast({{ vector }} as array<double>),
        (product, step) -> transform({{ matrix }}, cells -> {{ dot_product("cells", "product") }})
    )
{%- endmacro %}
