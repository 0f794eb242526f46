{# A raw value as a type of the input contract, null where it is none. #}
{% macro read_as(value, type) -%}
    {{ return(adapter.dispatch("read_as", "ai_competitiveness")(value, type)) }}
{%- endmacro %}

{% macro default__read_as(value, type) -%}
    try_cast({{ value }} as {{ sql_type(type) }})
{%- endmacro %}

{# Spark's own casts read no 7.0 as a whole number, digits of other scripts and 1.5d as numbers, and
   a year as a day. What passes here is what DuckDB's casts read. #}
{% macro spark__read_as(value, type) -%}
    {%- set text = "cast(" ~ value ~ " as string)" -%}
    {%- if type == "date" -%}
        {%- set parts = "r'^\\s*(\\d{1,6})([-/ ])(\\d{1,2})\\2(\\d{1,2})(?!\\d|\\s*[(]BC[)])'" -%}
        case
            when {{ text }} rlike {{ parts }}
            then
                make_date(
                    {%- for part in (1, 3, 4) %}
                        cast(regexp_extract({{ text }}, {{ parts }}, {{ part }}) as int)
                        {{- "," if not loop.last }}
                    {%- endfor %}
                )
        end
    {%- elif type in ("integer", "decimal", "number") -%}
        {%- set number = "r'^\\s*[+-]?(\\d+[.]?\\d*|[.]\\d+)([eE][+-]?\\d+)?\\s*$'" -%}
        case
            when {{ text }} rlike {{ number }}
            then
                {%- if type == "integer" %}
                    try_cast(round(try_cast({{ text }} as decimal(38, 8)), 0) as bigint)
                {%- else %} try_cast({{ text }} as {{ sql_type(type) }})
                {%- endif %}
        end
    {%- elif type == "boolean" -%}
        case when {{ text }} rlike '^[A-Za-z01]+$' then try_cast({{ text }} as boolean) end
    {%- else -%} try_cast({{ value }} as {{ sql_type(type) }})
    {%- endif -%}
{%- endmacro %}
