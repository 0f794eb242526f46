-- To the last bit, in every region: scores are on a grid on which sums are exact.
with

index_scores as (
    select * from {{ ref('fct_index_scores') }}
),

index_nodes as (
    select * from {{ ref('index_nodes') }}
),

children as (
    select
        index_scores.edition,
        index_scores.region_level,
        index_scores.region_code,
        index_nodes.parent_code as node_code,
        sum(index_scores.score) as children_score
    from index_scores
    inner join index_nodes using (node_code)
    where index_nodes.parent_code is not null
    group by all
),

parents as (
    select index_scores.*
    from index_scores
    where node_code in (select parent_code from index_nodes)
)

select *
from parents
full join children using (edition, region_level, region_code, node_code)
where parents.score is distinct from children.children_score
