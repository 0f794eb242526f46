with

scenarios as (
    select
        *,
        coalesce(weight_scheme, {{ weight_scheme() }}) as used_scheme
    from {{ ref('scenarios') }}
),

nodes as (
    select
        node_code,
        parent_code
    from {{ ref('int_index_tree') }}
),

weights as (
    select
        *,
        max(weight) over (partition by weight_scheme) as whole
    from {{ ref('int_index_weights') }}
),

regions as (
    select distinct region_code
    from {{ ref('int_region_places') }}
),

without_regions as (
    select left_out_region
    from {{ ref('int_left_out_regions') }}
    group by left_out_region
    having count(*) = (select count(*) from regions)
),

problems as (
    select
        scenario_code as row_key,
        'weight_scheme' as column_name,
        weight_scheme as found,
        'unknown_scenario_scheme' as reason_code
    from scenarios
    where
        weight_scheme not in ('equal_groups', 'equal_indicators', 'entropy', 'critic')
        and weight_scheme not in (select weights.weight_scheme from weights)
    union all
    select
        scenario_code as row_key,
        'left_out_node' as column_name,
        left_out_node as found,
        'unknown_node' as reason_code
    from scenarios
    where left_out_node not in (select nodes.node_code from nodes)
    union all
    select
        scenarios.scenario_code as row_key,
        'left_out_node' as column_name,
        scenarios.left_out_node as found,
        'nothing_left' as reason_code
    from scenarios
    inner join nodes on scenarios.left_out_node = nodes.node_code
    left join weights
        on
            scenarios.left_out_node = weights.node_code
            and scenarios.used_scheme = weights.weight_scheme
    where nodes.parent_code is null or round(weights.whole - weights.weight, 9) <= 0
    union all
    select
        scenario_code as row_key,
        'left_out_region' as column_name,
        left_out_region as found,
        'unknown_region' as reason_code
    from scenarios
    where left_out_region not in (select regions.region_code from regions)
    union all
    select
        scenario_code as row_key,
        'left_out_region' as column_name,
        left_out_region as found,
        'nothing_left' as reason_code
    from scenarios
    where left_out_region in (select without_regions.left_out_region from without_regions)
    union all
    select
        scenario_code as row_key,
        'scenario_code' as column_name,
        scenario_code as found,
        'reserved_scenario' as reason_code
    from scenarios
    where
        scenario_code = 'default'
        or scenario_code in (select 'without_' || nodes.node_code from nodes)
)

select
    {{ seed_file('scenarios') }} as file_name,
    row_key,
    column_name,
    found,
    reason_code
from problems
