{# A query of one row per column of the marts and the raw tables, as the YAML describes them; all
   values are text. Without a graph, as in a linter, it has no row. `columns` are keys of
   described_column(). #}
{% macro described_columns(columns) -%}
    {%- set rows = [] -%}
    {%- for table in described_tables() -%}
        {%- for column in table.columns.values() -%}
            {%- do rows.append(described_column(table, column, loop.index)) -%}
        {%- endfor -%}
    {%- endfor -%}
    {{ rows_of(rows, columns) }}
{%- endmacro %}

{# The marts, and the raw tables of the input contract. #}
{% macro described_tables() -%}
    {%- set tables = own_nodes("model") | selectattr("access", "equalto", "public") | list -%}
    {%- for table in own_nodes("source" if raw_folder() else "seed") -%}
        {%- if table.name.startswith("raw_") -%} {%- do tables.append(table) -%} {%- endif -%}
    {%- endfor -%}
    {{ return(tables) }}
{%- endmacro %}

{# What the YAML says of a column, and of its table; `order` is its place in the table. What the YAML
   calls string, a word that every engine knows, readers of the marts know as varchar. #}
{% macro described_column(table, column, order) -%}
    {%- set title, meta = table.config.meta or table.meta, column.config.meta or column.meta -%}
    {%- set keys = [] -%}
    {%- for constraint in table.constraints or [] if constraint.type == "primary_key" -%}
        {%- do keys.extend(constraint.columns) -%}
    {%- endfor -%}
    {%- set reference = meta.references or {} -%}
    {{
        return(
            {
                "schema_name": schema_of_project(table.schema),
                "table_name": table.name,
                "title_zh": title.get("label_zh"),
                "title_en": title.get("label_en"),
                "column_name": column.name,
                "column_order": order,
                "data_type": "varchar" if column.data_type == "string" else column.data_type,
                "label_zh": meta.get("label_zh"),
                "label_en": meta.get("label_en"),
                "unit_zh": meta.get("unit_zh"),
                "unit_en": meta.get("unit_en"),
                "description_zh": meta.get("description_zh"),
                "description_en": column.description | trim,
                "key_order": keys.index(column.name) + 1 if column.name in keys else none,
                "references_table": reference.get("to"),
                "references_column": reference.get("field"),
            }
        )
    }}
{%- endmacro %}
