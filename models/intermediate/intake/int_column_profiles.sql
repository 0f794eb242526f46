{{ config(materialized='table') }}

{% for raw_table in var('raw_tables') %}
{{ column_profiles(raw_table) }}
{{ 'union all' if not loop.last }}
{% endfor %}
