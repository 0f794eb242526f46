-- The indicators that no raw table counts: they are observed.
select index_tree.node_code
from {{ ref('int_index_tree') }} as index_tree
left join {{ ref('int_indicator_tables') }} as indicator_tables using (node_code)
where index_tree.is_indicator and indicator_tables.node_code is null
