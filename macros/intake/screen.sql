{#
  Judges the rows of a staged raw table by the rules of the input contract. Adds `rejection`:
  null for an accepted row, else '<column>: <reason>' of the first rule that the row breaks
  (reasons and remedies: seeds/reference/fault_kinds.csv). No row is dropped or repeated.
    looks_up    the models and seeds that the rules refer to. The contract says which column
                refers to what; dbt must see the names when it parses, before it has read the
                contract. If the two differ, the build stops.
#}
{% macro screen(raw_table, looks_up=[]) %}
    {%- set columns = contract_columns(raw_table) %}
    {%- set relations = {} %}
    {%- for name in looks_up %} {% do relations.update({name: ref(name)}) %} {% endfor %}
    {%- set references = columns | selectattr("meta.references") | list %}
    {{- check_look_ups(raw_table, columns, looks_up) }}
    select
        staged.*,
        {%- for column in references if column.meta.references.gives_place %}
            {{ column.name }}_parent.place_code,
        {%- endfor %}
        case
            when staged.unreadable_column is not null
            then staged.unreadable_column || ': unreadable_value'
            when staged.edition is null
            then 'edition: missing_key'
            when editions.edition is null
            then 'edition: unknown_edition'
            when staged.row_key is null
            then 'row_key: missing_key'
            when duplicates.row_key is not null
            then
                'row_key: ' || duplicates.reason_code
                {%- for column in columns %} {{- rules_of(column) }} {%- endfor %}
        end as rejection
    from {{ ref("stg_" ~ raw_table) }} as staged
    left join {{ ref("editions") }} as editions on staged.edition = editions.edition
    left join
        {{ ref("int_duplicate_keys") }} as duplicates
        on staged.raw_table = duplicates.raw_table
        and staged.edition = duplicates.edition
        and staged.row_key = duplicates.row_key
        {%- for column in references %}
            {{- joined_reference(column.name, column.meta.references, relations) }}
        {%- endfor %}
{% endmacro %}

{# What a column refers to, one row at most: an accepted row of a raw table in the same edition, or
   a code in a seed. Joins stream; `not exists` in a case expression keeps all rows in memory. #}
{% macro joined_reference(column, reference, relations) %}
    {%- set alias = column ~ ("_parent" if reference.is_raw else "_listed") %}
    left join
        {{ relations[look_up_of(reference)] }} as {{ alias }}
        on staged.{{ column }} = {{ alias }}.{{ reference.field }}
        {%- if reference.is_raw %} and staged.edition = {{ alias }}.edition
        {%- elif reference.level %} and {{ alias }}.region_level = '{{ reference.level }}'
        {%- endif %}
{%- endmacro %}

{# Where a reference of the contract is looked up: a raw table's accepted rows, or a seed. #}
{% macro look_up_of(reference) -%}
    {{ return(("int_accepted_" ~ reference.to) if reference.is_raw else reference.to) }}
{%- endmacro %}

{# Stops the build unless `looks_up` names what the contract's references need. #}
{% macro check_look_ups(raw_table, columns, looks_up) -%}
    {%- if execute -%}
        {%- set needed = [] -%}
        {%- for column in columns if column.meta.references -%}
            {%- do needed.append(look_up_of(column.meta.references)) -%}
        {%- endfor -%}
        {%- if needed | unique | sort | list != looks_up | sort | list -%}
            {%- do exceptions.raise_compiler_error(
                "raw_" ~ raw_table ~ " refers to " ~ needed
                | unique
                | join(", ")
                ~ " by the input contract: write screen('"
                ~ raw_table
                ~ "', looks_up="
                ~ needed
                | unique
                | list ~ ")."
            ) -%}
        {%- endif -%}
    {%- endif -%}
{%- endmacro %}
