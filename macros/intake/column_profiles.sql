{# What the staged rows of a raw table say of its numbers, its dates and its ambiguous codes, in one
   pass: one row per edition and column. #}
{% macro column_profiles(raw_table) -%}
    {%- set columns = [] -%}
    {%- for column in contract_columns(raw_table) -%}
        {%- set is_number = column.data_type in ("integer", "decimal") -%}
        {%- if (
            is_number and column.name != "edition"
        ) or column.data_type == "date" or column.meta.ambiguous -%}
            {%- do columns.append(column) -%}
        {%- endif -%}
    {%- endfor -%}
    select
        '{{ raw_table }}' as raw_table,
        profiled.edition,
        names.column_name,
        {{ of_each(columns, "known_rows") }},
        {{ of_each(columns, "total") }},
        {{ of_each(columns, "latest") }},
        {{ of_each(columns, "late_rows") }},
        {{ of_each(columns, "ambiguous_rows") }}
    from
        (
            select
                staged.edition
                {%- for column in columns %}
                    ,
                    count(staged.{{ column.name }}) as {{ column.name }}_known_rows,
                    {{ total_of(column) }} as {{ column.name }}_total,
                    {{ latest_of(column) }} as {{ column.name }}_latest,
                    {{
                        rows_that(
                            column.data_type == "date", column.name ~ " > editions.data_cutoff_on"
                        )
                    }} as {{ column.name }}_late_rows,
                    {{
                        rows_that(
                            column.meta.ambiguous,
                            "lower(staged."
                            ~ column.name
                            ~ ") in ('"
                            ~ (column.meta.ambiguous or [])
                            | join("', '") ~ "')",
                        )
                    }} as {{ column.name }}_ambiguous_rows
                {%- endfor %}
            from {{ ref("stg_" ~ raw_table) }} as staged
            inner join {{ ref("editions") }} as editions on staged.edition = editions.edition
            group by staged.edition
        ) as profiled
    cross join
        (
            {%- for column in columns %}
                select '{{ column.name }}' as column_name {{- " union all" if not loop.last }}
                {%- endfor %} {{- "select 'none' as column_name where false" if not columns }}
        ) as names
{%- endmacro %}

{# The figure of the column that `names` names. #}
{% macro of_each(columns, figure) -%}
    case
        names.column_name
        {%- for column in columns %}
            when '{{ column.name }}'
            then profiled.{{ column.name }}_{{ figure }}
            {%- endfor %} {{ "when 'none' then null" if not columns }}
    end as {{ figure }}
{%- endmacro %}

{% macro total_of(column) -%}
    {%- if column.data_type in ("integer", "decimal") -%}
        sum(cast(staged.{{ column.name }} as double))
    {%- else -%} cast(null as double)
    {%- endif -%}
{%- endmacro %}

{% macro latest_of(column) -%}
    {%- if column.data_type == "date" -%} max(staged.{{ column.name }})
    {%- else -%} cast(null as date)
    {%- endif -%}
{%- endmacro %}

{% macro rows_that(is_asked, condition) -%}
    {%- if is_asked -%} count(*) filter (where {{ condition }})
    {%- else -%} cast(null as bigint)
    {%- endif -%}
{%- endmacro %}
