{# A query of one row per column of the marts and the raw tables, as the YAML describes them. Without
   a graph, as in a linter, there is one row of nulls. #}
{% macro described_columns() -%}
    {%- set names = [
        "schema_name",
        "table_name",
        "title_zh",
        "title_en",
        "column_name",
        "column_order",
        "data_type",
        "label_zh",
        "label_en",
        "unit_zh",
        "unit_en",
        "description_zh",
        "description_en",
        "key_order",
        "references_table",
        "references_column",
    ] -%}
    {%- set rows = [] -%}
    {%- for table in described_tables() -%}
        {%- for column in table.columns.values() -%}
            {%- do rows.append(described_column(table, column, loop.index)) -%}
        {%- endfor -%}
    {%- endfor -%}
    select *
    from
        (
            values
                {% for row in rows or [{}] %}
                    (
                        {%- for name in names -%}
                            {{ literal(row[name]) }}{{ ", " if not loop.last }}
                        {%- endfor -%}
                    ){{ "," if not loop.last }}
                {% endfor %}
        ) as described({{ names | join(", ") }})
{%- endmacro %}

{# The marts, and the raw tables of the input contract. #}
{% macro described_tables() -%}
    {%- set tables = own_nodes("model") | selectattr("access", "equalto", "public") | list -%}
    {%- for table in own_nodes("source" if var("raw_location") else "seed") -%}
        {%- if table.name.startswith("raw_") -%} {%- do tables.append(table) -%} {%- endif -%}
    {%- endfor -%}
    {{ return(tables) }}
{%- endmacro %}

{# What the YAML says of a column, and of its table; `order` is its place in the table. #}
{% macro described_column(table, column, order) -%}
    {%- set title, meta = table.config.meta or table.meta, column.config.meta or column.meta -%}
    {%- set keys = [] -%}
    {%- for constraint in table.constraints or [] if constraint.type == "primary_key" -%}
        {%- do keys.extend(constraint.columns) -%}
    {%- endfor -%}
    {{
        return(
            {
                "schema_name": table.schema,
                "table_name": table.name,
                "title_zh": title.label_zh,
                "title_en": title.label_en,
                "column_name": column.name,
                "column_order": order,
                "data_type": column.data_type,
                "label_zh": meta.label_zh,
                "label_en": meta.label_en,
                "unit_zh": meta.unit_zh,
                "unit_en": meta.unit_en,
                "description_zh": meta.description_zh,
                "description_en": column.description | trim,
                "key_order": keys.index(column.name) + 1 if column.name in keys else none,
                "references_table": (meta.references or {}).to,
                "references_column": (meta.references or {}).field,
            }
        )
    }}
{%- endmacro %}

{# A value as SQL: a number as it is, text in quotes, nothing as null. #}
{% macro literal(value) -%}
    {%- if value is number -%} {{ value }}
    {%- elif value -%} {{ dbt.string_literal(dbt.escape_single_quotes(value)) }}
    {%- else -%} null
    {%- endif -%}
{%- endmacro %}
