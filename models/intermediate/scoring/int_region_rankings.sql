with

index_scores as (
    select * from {{ ref('int_index_scores') }}
),

pivoted as (
    select
        edition,
        region_level,
        region_code,
        {% for dimension in ranked_dimensions() %}
        max(score) filter (where node_code = '{{ dimension }}')
            as {{ dimension }}_score,
        max(score_rank) filter (where node_code = '{{ dimension }}')
            as {{ dimension }}_rank,
        {% endfor %}
        max(score) filter (where node_code = 'overall') as overall_score,
        max(score_rank) filter (where node_code = 'overall') as overall_rank
    from index_scores
    group by edition, region_level, region_code
),

compared as (
    select
        *,
        lag(overall_rank) over (
            partition by region_level, region_code order by edition
        ) as previous_overall_rank
    from pivoted
)

select
    *,
    previous_overall_rank - overall_rank as overall_rank_change
from compared
