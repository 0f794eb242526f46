{# The rules of intake: each is one clause of the case expression that screen() writes.
   A rule looks at a known value only; `missing` alone refuses an unknown one. #}

{% macro missing(column, reason='missing_value') -%}
    when staged.{{ column }} is null then '{{ column }}: {{ reason }}'
{%- endmacro %}

{% macro unknown(column, reference, reason='unknown_code', reference_column=none) -%}
    when staged.{{ column }} not in (
        select reference.{{ reference_column or column }} from {{ reference }} as reference
    ) then '{{ column }}: {{ reason }}'
{%- endmacro %}

{% macro unknown_place(provinces, cities) -%}
    {{ unknown('province_code', provinces) }}
    {{ unknown('city_code', cities) }}
    when staged.province_code || staged.city_code not in (
        select reference.province_code || reference.city_code from {{ cities }} as reference
    ) then 'city_code: city_outside_province'
{%- endmacro %}

{% macro not_one_of(column, values) -%}
    when staged.{{ column }} not in ('{{ values | join("', '") }}')
        then '{{ column }}: unknown_value'
{%- endmacro %}

{% macro negative(column) -%}
    when staged.{{ column }} < 0 then '{{ column }}: negative_number'
{%- endmacro %}
