select
    {{ seed_file('indicator_bounds') }} as file_name,
    bounds.node_code || ', ' || bounds.region_level as row_key,
    case when index_tree.is_indicator then 'low_value' else 'node_code' end as column_name,
    case
        when index_tree.is_indicator then bounds.low_value || ' / ' || bounds.high_value
        else bounds.node_code
    end as found,
    case when index_tree.is_indicator then 'bounds_reversed' else 'bounds_above_indicator' end
        as reason_code
from {{ ref('indicator_bounds') }} as bounds
inner join {{ ref('int_index_tree') }} as index_tree using (node_code)
where not index_tree.is_indicator or bounds.low_value >= bounds.high_value
