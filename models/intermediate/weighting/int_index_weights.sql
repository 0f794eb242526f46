-- Global weights: the schemes of the seed, and `ahp` from the judgements.
with

priorities as (
    select * from {{ ref('int_ahp_priorities') }}
),

ahp_indicators as (
    select
        indicators.node_code as indicator_code,
        dimensions.priority * indicators.priority as weight
    from priorities as indicators
    inner join priorities as dimensions
        on indicators.parent_code = dimensions.node_code
),

weights as (
    select
        weight_scheme,
        node_code,
        weight
    from {{ ref('index_weights') }}
    union all
    select
        'ahp' as weight_scheme,
        node_indicators.node_code,
        round(sum(ahp_indicators.weight), 12) as weight
    from {{ ref('int_node_indicators') }} as node_indicators
    inner join ahp_indicators using (indicator_code)
    group by all
)

select * from weights
