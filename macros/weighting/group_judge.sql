{# The judge_code of all judges together. #}
{% macro group_judge() -%} {{ return("group") }} {%- endmacro %}
