-- The column of a parts model must suit the statistic that the tree gives its indicator: a number
-- would be added up under the name of a count, and a boolean would be counted under that of a sum.
select *
from {{ ref('int_indicator_tables') }} as indicator_tables
inner join {{ ref('index_nodes') }} as index_nodes using (node_code)
where indicator_tables.is_count is distinct from (index_nodes.statistic = 'count')
