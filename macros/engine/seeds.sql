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
