{# The nodes of one type of this package. Another project that uses it may have a seed or a model
   of the same name. Empty while dbt parses. #}
{% macro own_nodes(resource_type) -%}
    {%- if not execute %} {{ return([]) }}{% endif -%}
    {%- set nodes = (graph.sources if resource_type == "source" else graph.nodes).values() -%}
    {{
        return(
            nodes
            | selectattr("package_name", "equalto", "ai_competitiveness")
            | selectattr("resource_type", "equalto", resource_type)
            | list
        )
    }}
{%- endmacro %}
