{# The accepted rows of a raw table with each number that an indicator adds up, unknown ones too:
   one branch per indicator, as in traced_rows(). #}
{% macro numbered_rows(raw_table) -%}
    {%- set parts = ref("int_" ~ raw_table ~ "_parts") -%}
    select
        cast(null as bigint) as edition,
        cast(null as {{ dbt.type_string() }}) as place_code,
        cast(null as {{ dbt.type_string() }}) as node_code,
        cast(null as {{ dbt.type_string() }}) as raw_table,
        cast(null as {{ dbt.type_string() }}) as row_key,
        cast(null as double) as part
    where false
    {%- for column in indicators_in(other_columns(parts, part_keys())) %}
        {%- if column.dtype | lower != "boolean" %}
            union all
            select
                edition,
                place_code,
                '{{ column.name }}' as node_code,
                raw_table,
                row_key,
                cast({{ column.name }} as double) as part
            from {{ parts }}
            where rejection is null
        {%- endif %}
    {%- endfor %}
{%- endmacro %}
