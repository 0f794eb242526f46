-- The wide marts against the long one: every level, every dimension and the overall score.
with

shown as (
    {%- for level in ['province', 'circle', 'city'] %}
    select
        edition,
        '{{ level }}' as region_level,
        region_code,
        node_code,
        score,
        score_rank
    from {{ ref(level ~ '_rankings') }}
    unpivot (
        (score, score_rank) for node_code in (
            (overall_score, overall_rank) as overall,
            {%- for dimension in ranked_dimensions() %}
            ({{ dimension }}_score, {{ dimension }}_rank) as {{ dimension }}
            {{- ',' if not loop.last }}
            {%- endfor %}
        )
    )
    {{ 'union all' if not loop.last }}
    {%- endfor %}
),

expected as (
    select * from {{ ref('fct_index_scores') }}
    where node_level in ('index', 'dimension')
)

select *
from expected
full join shown using (edition, region_level, region_code, node_code)
where
    expected.score is distinct from shown.score
    or expected.score_rank is distinct from shown.score_rank
