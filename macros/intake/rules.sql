{#
  The rules of one column as clauses of the case expression that screen() writes. The contract
  states them in the column's `meta`:
    required    refuses an unknown value
    allowed     the only values that are accepted
    minimum     the smallest number that is accepted
    references  {to, field}: the value must be there. `is_raw`: an accepted row of that raw table
                in the same edition; `level`: a region of that level; `within`: its parent must
                be in that column
  Only `required` looks at unknown values. Key and edition are judged by screen() itself.
#}
{% macro rules_of(column) -%}
    {%- set rule = column.meta -%}
    {%- if rule.required and not rule.is_key and column.name != "edition" %}
        when staged.{{ column.name }} is null then '{{ column.name }}: missing_value'
    {%- endif %}
    {%- if rule.allowed %}
        when staged.{{ column.name }} not in ('{{ rule.allowed | join("', '") }}')
        then '{{ column.name }}: unknown_value'
    {%- endif %}
    {%- if rule.minimum is not none and rule.minimum is defined %}
        when staged.{{ column.name }} < {{ rule.minimum }} then '{{ column.name }}: negative_number'
    {%- endif %}
    {%- if rule.references and rule.references.is_raw %}
        when staged.{{ column.name }} is not null and {{ column.name }}_parent.edition is null
        then '{{ column.name }}: dangling_reference'
        {%- elif rule.references %} {{- unknown_code(column.name, rule.references) }}
        {%- endif %}
{%- endmacro %}

{# A code must be in its reference table, which screen() has joined; a region must be of its level,
   and below the region in the column that it is `within`. #}
{% macro unknown_code(column, reference) %}
    {%- set code, found = "staged." ~ column, column ~ "_listed." %}
    when {{ code }} is not null and {{ found ~ reference.field }} is null
    then '{{ column }}: ' || {{ kind_of_code(code, reference) }}
    {%- if reference.within %}
        when
            {{ code }} is not null
            and staged.{{ reference.within }} is not null
            and staged.{{ reference.within }} is distinct from {{ found }}parent_code
        then '{{ column }}: city_outside_province'
    {%- endif %}
{%- endmacro %}

{# Why a code is not in its reference table: a code of GB/T 2260 that the index does not rank has a
   remedy of its own. #}
{% macro kind_of_code(code, reference) -%}
    {%- if reference.to == "int_observed_indicators" -%} 'not_observable'
    {%- elif reference.level not in ("province", "city") -%} 'unknown_code'
    {%- else -%}
        case
            when not {{ matches(code, "^[0-9]{6}$") }}
            then 'unknown_code'
            when substr({{ code }}, 1, 2) in ('71', '81', '82')
            then 'outside_mainland'
            {%- if reference.level == "province" %}
                when substr({{ code }}, 3, 4) <> '0000' then 'wrong_level'
            {%- else %}
                when substr({{ code }}, 3, 4) = '0000'
                then 'wrong_level'
                when substr({{ code }}, 1, 2) in ('11', '12', '31', '50')
                then 'municipality'
                when substr({{ code }}, 3, 2) = '90'
                then 'county_of_province'
                when substr({{ code }}, 5, 2) <> '00'
                then 'county_code'
                when substr({{ code }}, 1, 2) between '13' and '65'
                then 'former_code'
            {%- endif %}
            else 'unknown_code'
        end
    {%- endif -%}
{%- endmacro %}
