{# The file that a configuration seed is read from, as SQL text: the project's own, or the one in
   the folder of the user's index. #}
{% macro seed_file(seed, folder="index") -%}
    {{- sql_text((var("index_location") or "seeds/" ~ folder) ~ "/" ~ seed ~ ".csv") -}}
{%- endmacro %}
