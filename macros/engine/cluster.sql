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
            {%- set view = schema ~ "." ~ name -%}
            {%- if modules.re.fullmatch(any_build(), build_shown_by(view)) -%}
                {%- do run_query("drop view " ~ view) -%}
            {%- endif -%}
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
    {%- set of_a_build = "(?:" ~ schemas_of_builds() | join("|") ~ ")_(" ~ any_build() ~ ")" -%}
    {%- for schema in names_of("show schemas", 0) -%}
        {%- set build = modules.re.fullmatch(of_a_build, schema) -%}
        {%- if build and build[1] not in shown -%}
            {%- do run_query("drop schema " ~ schema ~ " cascade") -%}
        {%- endif -%}
    {%- endfor -%}
{%- endmacro %}

{# Others have schemas and views on the cluster too, which may be called something like it: only what
   has the name of a build, to the last sign, is dropped. #}
{% macro any_build() -%} {{ return("build_[0-9]{14}") }} {%- endmacro %}

{# Every schema that a build makes. #}
{% macro schemas_of_builds() -%}
    {%- set schemas = ["raw", "raw_files", "files"] -%}
    {%- for node in own_nodes("model") + own_nodes("seed") -%}
        {%- do schemas.append(schema_of_project(node.schema)) -%}
    {%- endfor -%}
    {{ return(schemas | unique | list) }}
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
    {%- set name = schema_of_project(relation.schema) -%}
    {%- set place = sql_text(on_disk(folder) ~ "/" ~ name ~ ".db") -%}
    {%- call statement("create_schema") -%}
        create schema if not exists {{ relation }} {{ "location " ~ place if folder }}
    {%- endcall -%}
{%- endmacro %}
