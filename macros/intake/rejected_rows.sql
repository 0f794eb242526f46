{#
  The rejected rows of every raw table that has some. Which have, the row counts of this
  build tell: no other table is read again. Where there are no counts yet (parsing,
  linting), every table is listed.
    screened     {raw table: the intake model that judges it}
    row_counts   audit_row_counts
#}
{% macro rejected_rows(screened, row_counts) -%}
    {%- set faulty = screened.keys() | list -%}
    {%- if execute and load_relation(row_counts) -%}
        {%- set counts = run_query(
            'select distinct raw_table from ' ~ row_counts
            ~ ' where rejected_rows > 0 order by raw_table'
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
    rejection,
    {{ as_json('raw_row') }} as raw_row
from {{ screened[raw_table] }}
where rejection is not null and raw_table = '{{ raw_table }}'
{%- endfor %}
{%- endmacro %}
