-- Dimensions and indicators come from the judgements. A sub-dimension is the sum of its
-- indicators' printed weights, as in table 2 of the source report.
with

index_weights as (
    select * from {{ ref('dim_index_weights') }}
    where weight_scheme = 'printed'
),

index_nodes as (
    select * from {{ ref('dim_index_nodes') }}
),

indicator_sums as (
    select
        parent_code as node_code,
        sum(printed_weight) as weight
    from index_weights
    group by parent_code
),

computed as (
    select
        index_weights.node_code,
        'weight' as measure,
        case
            when index_nodes.node_level = 'subdimension' then indicator_sums.weight
            else index_weights.ahp_weight
        end as computed_value
    from index_weights
    inner join index_nodes using (node_code)
    left join indicator_sums using (node_code)
    union all
    select
        node_code,
        'consistency_ratio' as measure,
        consistency_ratio as computed_value
    from index_weights
    where consistency_ratio is not null
)

select
    editions.edition,
    'country' as region_level,
    'CN' as region_code,
    computed.node_code,
    computed.measure,
    computed.computed_value
from computed
cross join {{ ref('dim_editions') }} as editions
