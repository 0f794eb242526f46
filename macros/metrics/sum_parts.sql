{# What the rows of a raw table contribute, added up by place in one pass over accepted and
   rejected rows. Each indicator leaves two additive measures: its sum, and how many rows are
   known (`<indicator>_known`). An indicator that is about some of the rows only has a part
   `<indicator>_rows`, true for these. A table that no indicator counts has the number of its rows only. #}
{% macro sum_parts(raw_table) -%}
    {%- set is_counted = raw_table not in var("uncounted_tables") -%}
    {%- set rows = ref("int_" ~ raw_table ~ ("_parts" if is_counted else "_screened")) -%}
    {%- set keys = ["edition"] + (["place_code"] if is_counted else []) + ["rejection"] -%}
    select
        '{{ raw_table }}' as raw_table,
        {{ keys | join(", ") }},
        {%- if is_counted %}
            {%- set parts = other_columns(rows, part_keys()) -%}
            {{ aggregate_each(parts, "sum", part_keys()) }},
            {{ aggregate_each(indicators_in(parts), "count", part_keys(), suffix="_known") }},
        {%- endif %}
        count(*) as row_count
    from {{ rows }}
    group by {{ keys | join(", ") }}
{%- endmacro %}

{# The columns of a parts model that are not indicators: where the row comes from, its place and its verdict. #}
{% macro part_keys() -%}
    {{ return(["raw_table", "row_key", "edition", "place_code", "rejection"]) }}
{%- endmacro %}

{# Those of these columns of a parts model that are indicators. The others, `<indicator>_rows`, say
   which rows an indicator is about, when it is not all. #}
{% macro indicators_in(parts) -%}
    {%- set found = [] -%}
    {%- for part in parts if not part.name.endswith("_rows") -%}
        {%- do found.append(part) -%}
    {%- endfor -%}
    {{ return(found) }}
{%- endmacro %}

{# The raw tables that indicators count. #}
{% macro counted_tables() -%}
    {{ return(var("raw_tables") | reject("in", var("uncounted_tables")) | list) }}
{%- endmacro %}
