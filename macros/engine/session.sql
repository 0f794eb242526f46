{# Stops a build on a session that reads or computes otherwise than the models expect. #}
{% macro check_session() -%}
    {{ return(adapter.dispatch("check_session", "ai_competitiveness")()) }}
{%- endmacro %}

{% macro default__check_session() -%} {%- endmacro %}

{# A server may have its own settings, and not take those of profiles.yml. #}
{% macro spark__check_session() -%}
    {%- set expected = {
        "spark.sql.ansi.enabled": "false",
        "spark.sql.session.timeZone": "Asia/Shanghai",
        "spark.sql.sources.partitionColumnTypeInference.enabled": "false",
    } -%}
    {%- for name, value in expected.items() if execute -%}
        {%- set found = names_of("set " ~ name, 1) | first -%}
        {%- if found != value -%}
            {%- do exceptions.raise_compiler_error(
                "Spark's "
                ~ name
                ~ " is "
                ~ found
                ~ " and not "
                ~ value
                ~ ": it has not taken the settings of profiles.yml."
            ) -%}
        {%- endif -%}
    {%- endfor -%}
{%- endmacro %}
