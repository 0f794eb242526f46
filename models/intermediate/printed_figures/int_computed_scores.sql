with

index_scores as (
    select * from {{ ref('fct_index_scores') }}
),

computed as (
    select
        edition,
        region_level,
        region_code,
        node_code,
        'score' as measure,
        score as computed_value
    from index_scores
    union all
    select
        edition,
        region_level,
        region_code,
        node_code,
        'rank' as measure,
        cast(score_rank as double) as computed_value
    from index_scores
    union all
    select
        edition,
        'province' as region_level,
        region_code,
        'overall' as node_code,
        'rank_change' as measure,
        cast(overall_rank_change as double) as computed_value
    from {{ ref('province_rankings') }}
)

select * from computed
