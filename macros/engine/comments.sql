{# Comments on the marts in the database: the English description, then the Chinese one, which
   the YAML holds apart (`meta.description_zh`). Takes the place of dbt's own macro of the name. #}
{% macro duckdb__persist_docs(relation, model, for_relation, for_columns) -%}
    {%- if for_relation and config.persist_relation_docs() and model.description %}
        {% do run_query(alter_relation_comment(relation, in_both_languages(model))) %}
    {%- endif %}
    {%- if for_columns and config.persist_column_docs() and model.columns %}
        {%- set described = {} %}
        {%- for name, column in model.columns.items() %}
            {%- do described.update({name: dict(column, description=in_both_languages(column))}) %}
        {%- endfor %}
        {% do run_query(alter_column_comment(relation, described)) %}
    {%- endif %}
{%- endmacro %}

{# The two descriptions of a model or a column as one text. #}
{% macro in_both_languages(described) -%}
    {%- set meta = described.config.meta if described.config.meta else described.meta -%}
    {{ return((described.description | trim ~ " " ~ (meta.description_zh or "")) | trim) }}
{%- endmacro %}
