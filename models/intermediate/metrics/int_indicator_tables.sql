-- Which raw table an indicator counts, whether a row is counted or its number added up, and which
-- measure has the number of the rows that it is about: all of the table's, unless the parts model
-- has a column of its own for them.
{% set indicators = [] %}
{% for raw_table in counted_tables() %}
{% set parts = other_columns(ref('int_' ~ raw_table ~ '_parts'), part_keys()) %}
{% for indicator in indicators_in(parts) %}
{% set own_rows = indicator.name ~ '_rows' %}
{% set has_own_rows = own_rows in parts | map(attribute='name') %}
{% do indicators.append((
    indicator.name,
    raw_table,
    indicator.dtype | lower == 'boolean',
    own_rows if has_own_rows else raw_table ~ '_rows'
)) %}
{% endfor %}
{% endfor %}
with

indicator_tables (node_code, raw_table, is_count, rows_measure_code) as (
    values
    {%- for node_code, raw_table, is_count, rows_measure_code in
        indicators or [('none', 'none', false, 'none')] %}
    ('{{ node_code }}', '{{ raw_table }}', {{ is_count }}, '{{ rows_measure_code }}')
    {{- ',' if not loop.last }}
    {%- endfor %}
)

select * from indicator_tables
{{ 'where false' if not indicators }}
