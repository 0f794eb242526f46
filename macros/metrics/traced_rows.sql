{# The rows of a raw table behind its indicators: one branch per indicator, so that a question
   about one indicator reads no more than its raw table. A boolean is counted where it is true,
   a number where it is known. Where the parts do not exist yet (parsing, linting), there is no
   branch but an empty one. #}
{% macro traced_rows(raw_table) -%}
    {%- set parts = ref("int_" ~ raw_table ~ "_parts") -%}
    select
        cast(null as bigint) as edition,
        cast(null as {{ dbt.type_string() }}) as place_code,
        cast(null as {{ dbt.type_string() }}) as node_code,
        cast(null as {{ dbt.type_string() }}) as raw_table,
        cast(null as {{ dbt.type_string() }}) as row_key,
        cast(null as decimal(38, 8)) as part
    where false {%- set others = part_keys() + row_columns(parts) %}
    {%- for column in adapter.get_columns_in_relation(parts) if execute and column.name not in others %}
            {%- set is_count = column.dtype | lower == "boolean" %}
        union all
        select
            edition,
            place_code,
            '{{ column.name }}' as node_code,
            raw_table,
            row_key,
            cast({{ "1" if is_count else column.name }} as decimal(38, 8)) as part
        from {{ parts }}
        where rejection is null and {{ column.name }}{{ "" if is_count else " is not null" }}
    {%- endfor %}
{%- endmacro %}
