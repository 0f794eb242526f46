-- The weight of every node: its share of the whole index. A node above the indicators has the
-- sum of theirs. `ahp` comes from the judgements, the other schemes from the seed.
with

priorities as (
    select * from {{ ref('int_ahp_priorities') }}
),

indicator_weights as (
    select
        weight_scheme,
        node_code as indicator_code,
        weight
    from {{ ref('int_indicator_weights') }}
    union all
    select
        'ahp' as weight_scheme,
        indicators.node_code as indicator_code,
        dimensions.priority * indicators.priority as weight
    from priorities as indicators
    inner join priorities as dimensions
        on indicators.parent_code = dimensions.node_code
)

select
    indicator_weights.weight_scheme,
    node_indicators.node_code,
    round(sum(indicator_weights.weight), 12) as weight
from {{ ref('int_node_indicators') }} as node_indicators
inner join indicator_weights using (indicator_code)
group by all
