{# The accepted rows' measures of a raw table, one row per edition, place and measure; the number of
   the rows is one, `<raw table>_rows`. A sum of nothing known is 0: unpivoting would leave an
   unknown value out. #}
{% macro unpivot_measures(raw_table) -%}
    {%- set measures = ref("int_" ~ raw_table ~ "_measures") -%}
    {%- set keys = ["raw_table", "edition", "place_code", "rejection", "row_count"] -%}
    {%- set columns = other_columns(measures, keys) -%}
    select edition, place_code, measure_code, measure_value
    from
        (
            select
                edition,
                place_code,
                {{ aggregate_each(columns, "sum", keys, type="decimal(38, 8)", default="0") }}
            from {{ measures }}
            where rejection is null
            group by edition, place_code
        ) as wide_measures
        {{ unpivot_each(columns, "measure_value", "measure_code", ["edition", "place_code"]) }}
    union all
    select
        edition,
        place_code,
        '{{ raw_table }}_rows' as measure_code,
        cast(sum(row_count) as decimal(38, 8)) as measure_value
    from {{ measures }}
    where rejection is null
    group by edition, place_code
{%- endmacro %}
