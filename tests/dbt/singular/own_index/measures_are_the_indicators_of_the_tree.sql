-- Every measure belongs to an indicator, and every indicator that rows count has its measures.
with

indicator_tables as (
    select * from {{ ref('int_indicator_tables') }}
),

expected as (
    select node_code as measure_code from indicator_tables
    union
    select node_code || '_known' from indicator_tables
    union
    select rows_measure_code from indicator_tables
    union
    select raw_table || '_rows' from indicator_tables
),

measures as (
    select distinct measure_code from {{ ref('int_place_measures') }}
)

select measure_code as finding
from expected
full join measures using (measure_code)
where expected.measure_code is null or measures.measure_code is null
union all
select indicator_tables.node_code as finding
from indicator_tables
left join {{ ref('index_nodes') }} as index_nodes using (node_code)
where index_nodes.node_code is null
