with

member_sums as (
    select
        scores.edition,
        regions.circle_code as region_code,
        scores.node_code,
        sum(scores.score) as members_score
    from {{ ref('fct_index_scores') }} as scores
    inner join {{ ref('dim_regions') }} as regions using (region_level, region_code)
    where scores.region_level = 'province' and regions.circle_code is not null
    group by all
),

circles as (
    select * from {{ ref('fct_index_scores') }}
    where region_level = 'circle'
)

select *
from circles
full join member_sums using (edition, region_code, node_code)
where circles.score is distinct from member_sums.members_score
