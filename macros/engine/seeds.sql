{# Loads a seed with the engine's own CSV reader and the types that its YAML gives. dbt's own
   way parses the file in Python and infers types first: two seconds for the sample library.
   Columns are found by their names in the header, whatever their order. Values are read as text
   and cast: the reader would look for one form of date in the whole file. #}
{% materialization seed, adapter = "duckdb" %}
    {%- set values = [] -%}
    {%- for name, column in model.columns.items() -%}
        {%- set type = config.get("column_types", {}).get(name, column.data_type) -%}
        {%- do values.append("cast(" ~ name ~ " as " ~ type ~ ") as " ~ name) -%}
    {%- endfor -%}
    {%- set file = dbt.string_literal(
        dbt.escape_single_quotes(adapter.get_seed_file_path(model))
    ) -%}
    {%- set target = this.incorporate(type="table") -%}
    {{ run_hooks(pre_hooks) }}
    {% call statement("main", fetch_result=true) -%}
        create or replace table {{ target }} as
        select {{ values | join(", ") }}
        from read_csv(
        {{ file }}, header = true, delim = ',', quote = '"', escape = '"', comment = '',
            skip = 0, all_varchar = true
        )
    {%- endcall %}
    {#- dbt asks a seed for a table of its rows, to show them: it gets their number. -#}
    {%- do store_result("agate_table", response="OK", agate_table=load_result("main").table) -%}
    {% do persist_docs(target, model) %}
    {{ run_hooks(post_hooks) }}
    {{ adapter.commit() }}
    {{ return({"relations": [target]}) }}
{% endmaterialization %}

{# Spark's executors may not reach the seed's file: its rows travel as one list of texts, and each
   column is cast as its YAML says. dbt-spark's own way breaks on an apostrophe, writes an unknown
   value as the text None and sends a statement for some rows at a time. #}
{% materialization seed, adapter = "spark" %}
    {%- set rows = load_agate_table() -%}
    {%- set target = this.incorporate(type="table") -%}
    {%- set values = [] -%}
    {%- for name, column in model.columns.items() -%}
        {%- set type = config.get("column_types", {}).get(name, column.data_type) -%}
        {%- do values.append("cast(" ~ name ~ " as " ~ type ~ ") as " ~ name) -%}
    {%- endfor -%}
    {%- set no_line = "(" ~ (["null"] * (rows.column_names | length)) | join(", ") ~ ")" -%}
    {%- set lines = [] -%}
    {%- for row in rows.rows -%}
        {%- set cells = [] -%}
        {%- for value in row -%}
            {%- do cells.append(
                "null"
                if value is none
                else dbt.string_literal(
                    dbt.escape_single_quotes((value | string).replace("\\", "\\\\"))
                )
            ) -%}
        {%- endfor -%}
        {%- do lines.append("(" ~ cells | join(", ") ~ ")") -%}
    {%- endfor -%}
    {{ run_hooks(pre_hooks) }}
    {%- do run_query("drop table if exists " ~ target) -%}
    {%- call statement("main") -%}
        create table {{ target }} using parquet as
        select {{ values | join(", ") }}
        from
            values {{ lines | join(", ") or no_line }}
            as seed_rows ({{ rows.column_names | join(", ") }})
        {{ "where false" if not lines }}
    {%- endcall -%}
    {%- do store_result("agate_table", response="OK", agate_table=rows) -%}
    {{ run_hooks(post_hooks) }}
    {{ return({"relations": [target]}) }}
{% endmaterialization %}
