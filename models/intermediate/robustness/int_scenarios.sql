-- The index as it is, the scenarios of the seed, and one without each node whose weight the others
-- can take; and the weights of all judges but one.
{{ config(materialized='table') }}

with

used_weights as (
    select
        *,
        max(weight) over () as whole
    from {{ ref('int_index_weights') }}
    where weight_scheme = {{ weight_scheme() }}
),

given as (
    select * from {{ ref('scenarios') }}
),

scenarios as (
    select
        'default' as scenario_code,
        cast(null as string) as weight_scheme,
        'min_max' as normalisation,
        'arithmetic' as aggregation,
        cast(null as string) as left_out_node,
        cast(null as string) as left_out_region,
        '本库的指数' as name_zh,
        'The index as built' as name_en
    union all
    select
        scenario_code,
        weight_scheme,
        normalisation,
        aggregation,
        left_out_node,
        left_out_region,
        name_zh,
        name_en
    from given
    union all
    select
        'without_' || index_nodes.node_code as scenario_code,
        null as weight_scheme,
        'min_max' as normalisation,
        'arithmetic' as aggregation,
        index_nodes.node_code as left_out_node,
        null as left_out_region,
        '不含' || index_nodes.name_zh as name_zh,
        'Without ' || lower(substring(index_nodes.name_en, 1, 1))
        || substring(index_nodes.name_en, 2) as name_en
    from {{ ref('index_nodes') }} as index_nodes
    inner join used_weights using (node_code)
    where round(used_weights.whole - used_weights.weight, 9) > 0
    union all
    select distinct
        'without_judge_' || judge_groups.left_out_judge as scenario_code,
        judge_groups.weight_scheme,
        'min_max' as normalisation,
        'arithmetic' as aggregation,
        cast(null as string) as left_out_node,
        cast(null as string) as left_out_region,
        'AHP权重，不含判断者' || judge_groups.left_out_judge as name_zh,
        'AHP weights without judge ' || judge_groups.left_out_judge as name_en
    from {{ ref('int_judge_groups') }} as judge_groups
    where
        judge_groups.left_out_judge is not null
        and judge_groups.weight_scheme in (
            select weights.weight_scheme from {{ ref('int_index_weights') }} as weights
        )
)

select
    scenario_code,
    coalesce(weight_scheme, {{ weight_scheme() }}) as weight_scheme,
    normalisation,
    aggregation,
    left_out_node,
    left_out_region,
    name_zh,
    name_en
from scenarios
