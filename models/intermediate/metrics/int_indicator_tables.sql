-- Which raw table an indicator counts, and which measure has the number of the rows that it is
-- about: all of the table's, unless the parts model has a column of its own for them.
{% set indicators = [] %}
{% for raw_table in counted_tables() %}
{% set parts = ref('int_' ~ raw_table ~ '_parts') %}
{% set some_rows = row_columns(parts) %}
{% for name in other_columns(parts, part_keys() + some_rows) %}
{% set own_rows = name ~ '_rows' %}
{% do indicators.append(
    (name, raw_table, own_rows if own_rows in some_rows else raw_table ~ '_rows')
) %}
{% endfor %}
{% endfor %}
{% for node_code, raw_table, rows_measure_code in indicators or [('none', 'none', 'none')] %}
select
    '{{ node_code }}' as node_code,
    '{{ raw_table }}' as raw_table,
    '{{ rows_measure_code }}' as rows_measure_code
{{ 'where false' if not indicators }}
{{ 'union all' if not loop.last }}
{% endfor %}
