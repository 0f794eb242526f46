with

scores as (
    select
        scores.*,
        region_levels.ranking
    from {{ ref('fct_index_scores') }} as scores
    inner join {{ ref('dim_region_levels') }} as region_levels using (region_level)
),

member_sums as (
    select
        scores.edition,
        region_members.group_code as region_code,
        scores.node_code,
        sum(scores.score) as members_score
    from scores
    inner join {{ ref('dim_region_members') }} as region_members
        on scores.region_code = region_members.member_code
    where scores.ranking = 'compete'
    group by all
),

group_scores as (
    select * from scores
    where ranking = 'sum'
)

select *
from group_scores
full join member_sums using (edition, region_code, node_code)
where group_scores.score is distinct from member_sums.members_score
