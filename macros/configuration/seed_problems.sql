{# Cells of a configuration seed that cannot be right, by what the seed's YAML says in `meta`:
   a seed's `key` is known and not repeated, a column is filled in unless it is `optional`, not
   repeated if it is `unique`, one of its `allowed` values, and in the seed it `references`.
     seed        name of the seed
     relations   {name: relation} of all configuration seeds #}
{% macro seed_problems(seed, relations) -%}
    {%- set node = (
        graph.nodes.values()
        | selectattr("resource_type", "equalto", "seed")
        | selectattr("name", "equalto", seed)
        | first
        if execute
        else none
    ) -%}
    {%- set folder = node.original_file_path if node else "" -%}
    {%- set key = node.config.meta.key if node else ["1"] -%}
    {%- set key_text = "concat_ws(', ', " ~ key | join(", ") ~ ")" -%}
    {%- set cells = [] -%}
    {%- for column in (node.columns.values() if node else []) -%}
        {%- set rule, name = column.meta, column.name -%}
        {%- if not rule.optional -%}
            {%- do cells.append((name, "missing_cell", name ~ " is null")) -%}
        {%- endif -%}
        {%- if rule.unique -%}
            {%- do cells.append(
                (
                    name,
                    "repeated_value",
                    name
                    ~ " in (select repeated."
                    ~ name
                    ~ " from "
                    ~ relations[seed]
                    ~ " as repeated group by repeated."
                    ~ name
                    ~ " having count(*) > 1)",
                )
            ) -%}
        {%- endif -%}
        {%- if rule.allowed -%}
            {%- do cells.append(
                (
                    name,
                    "unknown_value",
                    "cast("
                    ~ name
                    ~ " as "
                    ~ dbt.type_string()
                    ~ ") not in ('"
                    ~ rule.allowed
                    | join("', '") ~ "')",
                )
            ) -%}
        {%- endif -%}
        {%- if rule.references -%}
            {%- do cells.append(
                (
                    name,
                    "unknown_code",
                    name
                    ~ " not in (select codes."
                    ~ rule.references.field
                    ~ " from "
                    ~ relations[rule.references.to]
                    ~ " as codes)",
                )
            ) -%}
        {%- endif -%}
    {%- endfor %}
    select
        '{{ folder }}' as file_name,
        {{ key_text }} as row_key,
        '{{ key | join(", ") }}' as column_name,
        cast(count(*) as {{ dbt.type_string() }}) || ' rows' as found,
        'repeated_key' as reason_code
    from {{ relations[seed] }}
    group by {{ key | join(", ") }}
    having count(*) > 1
    {%- for column, reason, condition in cells %}
        union all
        select
            '{{ folder }}' as file_name,
            {{ key_text }} as row_key,
            '{{ column }}' as column_name,
            cast({{ column }} as {{ dbt.type_string() }}) as found,
            '{{ reason }}' as reason_code
        from {{ relations[seed] }}
        where {{ condition }}
    {%- endfor %}
{%- endmacro %}
