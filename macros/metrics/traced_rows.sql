{# The rows behind every indicator: one branch per indicator, so that a question about one indicator
   reads no more than its raw table. A boolean is counted where it is true, a number where it is
   known. Where the parts do not exist yet (parsing, linting), there is no branch but an empty one.
     indicator_tables   the relation int_indicator_tables
     all_numbers        numbers alone, and also where they are not known #}
{% macro traced_rows(indicator_tables, all_numbers=false) -%}
    {%- set parts = {} -%}
    {%- for raw_table in counted_tables() -%}
        {%- do parts.update({raw_table: ref("int_" ~ raw_table ~ "_parts")}) -%}
    {%- endfor -%}
    {%- set indicators = [] -%}
    {%- if execute and load_relation(indicator_tables) -%}
        {%- set indicators = run_query(
            "select node_code, raw_table, is_count from "
            ~ indicator_tables
            ~ " order by raw_table, node_code"
        ) -%}
    {%- endif -%}
    select
        cast(null as bigint) as edition,
        cast(null as {{ dbt.type_string() }}) as place_code,
        cast(null as {{ dbt.type_string() }}) as node_code,
        cast(null as {{ dbt.type_string() }}) as raw_table,
        cast(null as {{ dbt.type_string() }}) as row_key,
        cast(null as decimal(38, 8)) as part
    where false
    {%- for node_code, raw_table, is_count in indicators if not (all_numbers and is_count) %}
        union all
        select
            edition,
            place_code,
            '{{ node_code }}' as node_code,
            '{{ raw_table }}' as raw_table,
            row_key,
            cast({{ "1" if is_count else node_code }} as decimal(38, 8)) as part
        from {{ parts[raw_table] }}
        where
            rejection is null
            {%- if not all_numbers %}
                and {{ node_code }}{{ "" if is_count else " is not null" }}
            {%- endif %}
    {%- endfor %}
{%- endmacro %}
