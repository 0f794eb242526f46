{# The accepted rows' measures of a raw table, one row per edition, place and measure. A sum of
   nothing known is 0: unpivoting would leave an unknown value out. #}
{% macro unpivot_measures(raw_table) -%}
    select edition, place_code, measure_code, measure_value
    from
        (
            select
                edition,
                place_code,
                {{
                    aggregate_others(
                        "sum",
                        ["raw_table", "edition", "place_code", "rejection", "row_count"],
                        type="decimal(38, 8)",
                        default="0",
                    )
                }}
            from {{ ref("int_" ~ raw_table ~ "_measures") }}
            where rejection is null
            group by edition, place_code
        ) as wide_measures
        {{ unpivot_others("measure_value", "measure_code", ["edition", "place_code"]) }}
{%- endmacro %}
