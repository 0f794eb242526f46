{# Cells of a configuration seed that cannot be right, by what the seed's YAML says in `meta`
   (seeds/reference/_reference__seeds.yml explains it): one query, one row per problem.
     seed        name of the seed
     relations   {name: relation} of all configuration seeds #}
{% macro seed_problems(seed, relations) -%}
    {%- if not execute %} {{ return("") }}{% endif -%}
    {%- set node = own_nodes("seed") | selectattr("name", "equalto", seed) | first -%}
    {%- set rows, meta = relations[seed], node.config.meta -%}
    {{ repeated_cells(node, rows, meta.key, "repeated_key") }}
    {%- for together in meta.unique_together or [] %}
        union all
        {{ repeated_cells(node, rows, together, "repeated_value") }}
    {%- endfor %}
    {%- for column in node.columns.values() %}
        {%- set rule, name = column.meta, column.name %}
        {%- if rule.unique %}
            union all
            {{ repeated_cells(node, rows, [name], "repeated_value") }}
        {%- endif %}
        {%- if not rule.optional %}
            union all
            {{ wrong_cells(node, rows, name, "missing_cell") }}
            where {{ name }} is null
        {%- endif %}
        {%- if rule.allowed %}
            union all
            {{ wrong_cells(node, rows, name, "unknown_value") }}
            where cast({{ name }} as string) not in ('{{ rule.allowed | join("', '") }}')
        {%- endif %}
        {%- if rule.references %}
            union all
            {{ wrong_cells(node, rows, name, "unknown_code") }}
            where
                {{ name }} not in (
                    select codes.{{ rule.references.field }}
                    from {{ relations[rule.references.to] }} as codes
                )
        {%- endif %}
    {%- endfor %}
{%- endmacro %}

{# Cells of one column as problems; the caller adds the condition. #}
{% macro wrong_cells(node, rows, column, reason) -%}
    select
        {{ seed_file(node.name, node.original_file_path.split("/")[-2]) }} as file_name,
        concat_ws(', ', {{ node.config.meta.key | join(", ") }}) as row_key,
        '{{ column }}' as column_name,
        cast({{ column }} as string) as found,
        '{{ reason }}' as reason_code
    from {{ rows }}
{%- endmacro %}

{# Values that more than one row has in these columns, under the key of the first such row. #}
{% macro repeated_cells(node, rows, columns, reason) -%}
    select
        {{ seed_file(node.name, node.original_file_path.split("/")[-2]) }} as file_name,
        min(concat_ws(', ', {{ node.config.meta.key | join(", ") }})) as row_key,
        '{{ columns | last }}' as column_name,
        concat_ws(', ', {{ columns | join(", ") }}) || ' in ' || count(*) || ' rows' as found,
        '{{ reason }}' as reason_code
    from {{ rows }}
    where {{ columns | join(" is not null and ") }} is not null
    group by {{ columns | join(", ") }}
    having count(*) > 1
{%- endmacro %}
