{# The rejected rows of every raw table that has some; those without any value have a reason of
   their own. The row counts of this build tell which tables have some: no other is read again.
   Where there are no counts yet (parsing, linting), every table is listed.
     row_counts   the relation audit_row_counts #}
{% macro rejected_rows(row_counts) -%}
    {%- set screened = {} -%}
    {%- for raw_table in var("raw_tables") -%}
        {%- do screened.update({raw_table: ref("int_" ~ raw_table ~ "_screened")}) -%}
    {%- endfor -%}
    {%- set faulty = var("raw_tables") -%}
    {%- if execute and load_relation(row_counts) -%}
        {%- set counts = run_query(
            "select distinct raw_table from "
            ~ row_counts
            ~ " where rejected_rows > 0 order by raw_table"
        ) -%}
        {%- set faulty = counts.columns[0].values() -%}
    {%- endif -%}
    select
        cast(null as {{ dbt.type_string() }}) as raw_table,
        cast(null as bigint) as edition,
        cast(null as {{ dbt.type_string() }}) as row_key,
        cast(null as {{ dbt.type_string() }}) as rejection,
        cast(null as {{ dbt.type_string() }}) as raw_row
    where false
    {%- for raw_table in faulty %}
        union all
        select
            raw_table,
            edition,
            row_key,
            case
                when {{ is_empty_row(raw_table) }} then 'row_key: empty_row' else rejection
            end as rejection,
            {{ as_json("raw_row") }} as raw_row
        from {{ screened[raw_table] }}
        where rejection is not null
    {%- endfor %}
{%- endmacro %}

{# Whether no column of a screened row has a value: spreadsheets leave such rows at the end of a
   file. Asked of rejected rows alone, as it reads every column. #}
{% macro is_empty_row(raw_table) -%}
    edition is null and row_key is null
    {%- for column in contract_columns(raw_table) %} and {{ column.name }} is null {%- endfor -%}
{%- endmacro %}
