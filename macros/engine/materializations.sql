{# Tables and views are made under their own names, each in one transaction. dbt's own way makes them
   beside the old ones, renames both and drops the old: three times as many statements, and a build
   into a new file has no old ones. #}
{% materialization table, adapter = "duckdb" %}
    {{ return(make_relation("table")) }}
{% endmaterialization %}

{% materialization view, adapter = "duckdb" %}
    {{ return(make_relation("view")) }}
{% endmaterialization %}

{# A table that is made a lot of draws at a time, so that the memory it takes does not grow with the
   draws: what is in_the_lot() is narrowed to each lot in turn. #}
{% materialization table_in_lots, adapter = "duckdb" %}
    {%- set target = this.incorporate(type="table") -%}
    {%- set draws, size = var("robustness_draws"), var("draws_in_a_lot") -%}
    {%- if var("spark_tables") -%} {{ return(make_relation("table")) }} {%- endif -%}
    {%- if lot_between(1, draws) not in sql -%}
        {%- do exceptions.raise_compiler_error("table_in_lots: the model has no in_the_lot().") -%}
    {%- endif -%}
    {%- for first in range(1, draws + 1, size) -%}
        {%- set lot = lot_between(first, [first + size - 1, draws] | min) -%}
        {%- set rows = sql | replace(lot_between(1, draws), lot) -%}
        {%- if loop.first -%}
            {%- set existing = load_cached_relation(this) -%}
            {%- call statement("main") -%}
                {{ get_drop_sql(existing) ~ ";" if existing }}
                {{ get_create_table_as_sql(false, target, rows) }}
            {%- endcall -%}
        {%- else -%}
            {%- do adapter.commit() -%}
            {%- call statement("lot") %} insert into {{ target }} {{ rows }}
            {% endcall -%}
        {%- endif -%}
    {%- endfor -%}
    {%- do persist_docs(target, model) -%}
    {%- do adapter.commit() -%}
    {{ return({"relations": [target]}) }}
{% endmaterialization %}

{# Whether a draw is one of those that are made now: of all, or of the lot that table_in_lots is at. #}
{% macro in_the_lot(draw) -%}
    {{ draw }} {{ lot_between(1, var("robustness_draws")) }}
{%- endmacro %}

{% macro lot_between(first, last) -%}
    between {{ first }} and {{ last }}  /* lot */
{%- endmacro %}

{# Makes the model as a relation of the type; one that is there under its name is dropped first. #}
{% macro make_relation(type) -%}
    {%- if var("spark_tables") and type == "table" -%} {%- set sql = rows_from_spark() -%}
    {%- elif type == "view" -%}
        {#- A catalog is called after its file, which may be renamed, or attached. -#}
        {%- set sql = sql | replace(this.include(schema=false, identifier=false) ~ ".", "") -%}
    {%- endif -%}
    {%- set target, existing = this.incorporate(type=type), load_cached_relation(this) -%}
    {{ run_hooks(pre_hooks) }}
    {%- call statement("main") -%}
        {{ get_drop_sql(existing) ~ ";" if existing }}
        {{
            (
                get_create_view_as_sql(target, sql)
                if type == "view"
                else get_create_table_as_sql(false, target, sql)
            )
        }}
    {%- endcall -%}
    {%- do persist_docs(target, model) -%}
    {{ run_hooks(post_hooks) }}
    {%- do adapter.commit() -%}
    {{ return({"relations": [target]}) }}
{%- endmacro %}

{# A query for the rows that Spark made of the model. Views are made of the same SQL as ever: they
   read the raw files and these rows. #}
{% macro rows_from_spark() -%}
    {%- set folder = var("spark_tables") ~ "/" ~ model.schema ~ ".db/" ~ model.name -%}
    {{ return("select * from read_parquet(" ~ sql_text(as_pattern(folder) ~ "/*.parquet") ~ ")") }}
{%- endmacro %}

{# Spark makes a table in one go: what is in_the_lot() is all draws. #}
{% materialization table_in_lots, adapter = "spark" %}
    {{ return(materialization_table_spark()) }}
{% endmaterialization %}

{# A contract's constraints are tested by dbt: Spark's Parquet tables know none. #}
{% macro spark__persist_constraints(relation, model) -%} {%- endmacro %}

{# What follows `as` of a common table expression that is read more than once and computed once. Spark
   has no word for it: it reuses an exchange that stands in a plan twice. #}
{% macro kept() -%} {{ return(adapter.dispatch("kept", "ai_competitiveness")()) }} {%- endmacro %}

{% macro default__kept() -%} materialized {%- endmacro %}

{% macro spark__kept() -%} {%- endmacro %}
