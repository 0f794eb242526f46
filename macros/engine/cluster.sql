{# A cluster is shared, and has no rename that would put a whole build in place: each build is made
   in schemas of its own, and views in marts and audit show the last good one. `make build` runs
   forget_builds before the models and show_build after them. #}
{% macro show_build() -%}
    {%- for schema in shown_schemas() -%}
        {%- set made = names_of("show tables in " ~ schema_of_build(schema), 1) -%}
        {%- do run_query("create schema if not exists " ~ schema) -%}
        {%- for name in made -%}
            {%- do run_query(
                "create or replace view "
                ~ schema
                ~ "."
                ~ name
                ~ " tblproperties ('build' = '"
                ~ target.schema
                ~ "') as select * from "
                ~ schema_of_build(schema)
                ~ "."
                ~ name
            ) -%}
        {%- endfor -%}
        {%- for name in names_of("show views in " ~ schema, 1) if name not in made -%}
            {%- do run_query("drop view " ~ schema ~ "." ~ name) -%}
        {%- endfor -%}
    {%- endfor -%}
{%- endmacro %}

{# Drops the schemas of builds that no view shows: those that failed or were killed, and the one before
   the last, which was left for queries that were reading it. #}
{% macro forget_builds() -%}
    {%- set shown = [] -%}
    {%- for schema in shown_schemas() if schema in names_of("show schemas", 0) -%}
        {%- for name in names_of("show views in " ~ schema, 1) -%}
            {%- do shown.append(build_shown_by(schema ~ "." ~ name)) -%}
        {%- endfor -%}
    {%- endfor -%}
    {%- for schema in names_of("show schemas like '*_build_*'", 0) -%}
        {%- if "build_" ~ schema.split("_build_")[-1] not in shown -%}
            {%- do run_query("drop schema " ~ schema ~ " cascade") -%}
        {%- endif -%}
    {%- endfor -%}
{%- endmacro %}

{# What readers of a cluster find under the same names after every build. #}
{% macro shown_schemas() -%} {{ return(["marts", "audit"]) }} {%- endmacro %}

{% macro names_of(statement, column) -%}
    {{ return(run_query(statement).columns[column].values() | list) }}
{%- endmacro %}

{% macro build_shown_by(view) -%}
    {%- set found = run_query("show tblproperties " ~ view ~ " ('build')") -%}
    {{ return(found.columns[1].values() | first) }}
{%- endmacro %}

{# The rows of a build lie in the folder that SPARK_WAREHOUSE names: this machine reads them there. #}
{% macro spark__create_schema(relation) -%}
    {%- set folder = env_var("SPARK_WAREHOUSE", "") -%}
    {%- set name = relation.schema | replace("_" ~ target.schema, "") -%}
    {%- set place = sql_text(on_disk(folder) ~ "/" ~ name ~ ".db") -%}
    {%- call statement("create_schema") -%}
        create schema if not exists {{ relation }} {{ "location " ~ place if folder }}
    {%- endcall -%}
{%- endmacro %}
