{# Schemas are named as dbt_project.yml names them: marts, not main_marts. #}
{% macro generate_schema_name(custom_schema_name, node) -%}
    {{ schema_of_build((custom_schema_name or target.schema) | trim) }}
{%- endmacro %}

{# The schema of this build. On a cluster each build has its own, marts_build_20231122090000: `show_build`
   says in schemas that are there for good what it made. #}
{% macro schema_of_build(name) -%}
    {{ return(name if target.schema == "main" else name ~ "_" ~ target.schema) }}
{%- endmacro %}

{# What a schema of this build is called in dbt_project.yml. #}
{% macro schema_of_project(schema) -%}
    {{ return(schema | replace("_" ~ target.schema, "")) }}
{%- endmacro %}
