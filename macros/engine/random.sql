{# A number drawn from [0, 1), the same for the same key and seed on every engine, with any number
   of threads and in any build: 32 bits of an MD5, which a double holds exactly. The hexadecimal
   digits are read, and not the engine's own integer of the hash, whose bytes may be turned round. #}
{% macro uniform(key) -%}
    {{ return(adapter.dispatch("uniform", "ai_competitiveness")(key)) }}
{%- endmacro %}

{% macro default__uniform(key) -%}
    {%- set digits = "substring(md5('" ~ var("robustness_seed") ~ "|' || " ~ key ~ "), 1, 8)" -%}
    cast('0x' || {{ digits }} as bigint) / cast(4294967296 as double)
{%- endmacro %}

{% macro spark__uniform(key) -%}
    {%- set digits = "substring(md5('" ~ var("robustness_seed") ~ "|' || " ~ key ~ "), 1, 8)" -%}
    cast(conv({{ digits }}, 16, 10) as double) / cast(4294967296 as double)
{%- endmacro %}
