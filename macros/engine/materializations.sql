{# Tables and views are made under their own names, each in one transaction. dbt's own way makes them
   beside the old ones, renames both and drops the old: three times as many statements, and a build
   into a new file has no old ones. #}
{% materialization table, adapter = "duckdb" %}
    {{ return(make_relation("table")) }}
{% endmaterialization %}

{% materialization view, adapter = "duckdb" %}
    {{ return(make_relation("view")) }}
{% endmaterialization %}

{# Makes the model as a relation of the type; one that is there under its name is dropped first. #}
{% macro make_relation(type) -%}
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
