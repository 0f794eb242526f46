{# Comments on the marts in the database: the English description, then the Chinese one, which
   the YAML holds apart (`meta.description_zh`). Takes the place of dbt's own macro of the name,
   which asks the database for columns that a contract has already made sure of. #}
{% macro duckdb__persist_docs(relation, model, for_relation, for_columns) -%}
    {%- set comments = [] %}
    {%- if for_relation and config.persist_relation_docs() %}
        {%- do comments.append(comment_on(relation.type ~ " " ~ relation, model)) %}
    {%- endif %}
    {%- if for_columns and config.persist_column_docs() %}
        {%- for name, column in model.columns.items() %}
            {%- do comments.append(comment_on("column " ~ relation ~ "." ~ name, column)) %}
        {%- endfor %}
    {%- endif %}
    {%- if comments %} {% do run_query(comments | join(";\n")) %} {%- endif %}
{%- endmacro %}

{# A comment of the two descriptions of a model or a column. #}
{% macro comment_on(what, described) -%}
    {%- set meta = described.config.meta if described.config.meta else described.meta -%}
    {%- set text = (described.description | trim ~ " " ~ (meta.description_zh or "")) | trim -%}
    {{
        return(
            "comment on " ~ what ~ " is " ~ dbt.string_literal(dbt.escape_single_quotes(text))
        )
    }}
{%- endmacro %}
