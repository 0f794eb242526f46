-- The column of a parts model must suit the statistic that the tree gives its indicator: a number
-- would be added up under the name of a count, and a boolean would be counted under that of a sum.
with

parts as (
    select
        'none' as node_code,
        false as is_boolean
    where false
    {%- for raw_table in counted_tables() %}
    {%- set parts = ref('int_' ~ raw_table ~ '_parts') %}
    {%- for column in adapter.get_columns_in_relation(parts) if execute %}
    {%- if column.name not in part_keys() %}
    union all
    select
        '{{ column.name }}' as node_code,
        {{ column.dtype | lower == 'boolean' }} as is_boolean
    {%- endif %}
    {%- endfor %}
    {%- endfor %}
)

select *
from parts
inner join {{ ref('index_nodes') }} as index_nodes using (node_code)
where parts.is_boolean is distinct from (index_nodes.statistic = 'count')
