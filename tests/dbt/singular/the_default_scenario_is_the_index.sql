with

expected as (
    select scores.*
    from {{ ref('fct_index_scores') }} as scores
    inner join {{ ref('dim_index_nodes') }} as roots using (node_code)
    where
        roots.parent_code is null
        and scores.region_level in (
            select indicators.region_level from {{ ref('fct_indicator_scores') }} as indicators
        )
),

found as (
    select * from {{ ref('fct_scenario_scores') }}
    where scenario_code = 'default'
)

select *
from expected
full join found using (edition, region_level, region_code)
where
    {{ differ('found.score', 'expected.score') }}
    or found.score_rank is distinct from expected.score_rank
    or found.default_rank is distinct from expected.score_rank
    or found.rank_shift is distinct from 0
