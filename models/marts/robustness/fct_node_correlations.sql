-- Every pair of nodes with the same parent, every pair of indicators, and each node with the index.
with

nodes as (
    select
        index_nodes.node_code,
        index_nodes.parent_code,
        index_nodes.node_order,
        indicators.node_code is not null as is_indicator
    from {{ ref('index_nodes') }} as index_nodes
    left join {{ ref('int_grouped_indicators') }} as indicators using (node_code)
),

score_lists as (
    select
        score_lists.*,
        nodes.parent_code,
        nodes.node_order,
        nodes.is_indicator
    from {{ ref('int_score_lists') }} as score_lists
    inner join nodes using (node_code)
),

pairs as (
    select
        one.edition,
        one.region_level,
        one.node_code,
        another.node_code as other_node_code,
        one.regions,
        another.parent_code is null as is_with_index,
        -- A node that is the same everywhere correlates with nothing.
        round(
            {{ dot_product('one.deviations', 'another.deviations') }}
            / nullif(sqrt(one.square_sum) * sqrt(another.square_sum), 0),
            9
        ) as pearson
    from score_lists as one
    inner join score_lists as another
        on
            one.edition = another.edition
            and one.region_level = another.region_level
            and one.node_code <> another.node_code
            and (
                another.parent_code is null
                or (
                    one.node_order < another.node_order
                    and (
                        (one.is_indicator and another.is_indicator)
                        or one.parent_code = another.parent_code
                    )
                )
            )
)

select
    edition,
    region_level,
    node_code,
    other_node_code,
    regions,
    pearson,
    case
        when pearson >= {{ var('redundant_correlation') }} and not is_with_index
            then 'redundant'
        when pearson <= {{ var('contrary_correlation') }} then 'contrary'
    end as flag
from pairs
order by edition, region_level, node_code, other_node_code
