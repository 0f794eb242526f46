-- Percentiles are ranks that occur: the smallest that so many of the draws do not exceed.
with

root_scores as (
    select scores.*
    from {{ ref('int_index_scores') }} as scores
    inner join {{ ref('index_nodes') }} as roots using (node_code)
    where roots.parent_code is null
),

followed as (
    select
        edition,
        region_level,
        region_code,
        score_rank as default_rank,
        lead(region_code) over (
            partition by edition, region_level order by score_rank, region_code
        ) as next_region_code
    from root_scores
)

select
    drawn.design_code,
    drawn.edition,
    drawn.region_level,
    drawn.region_code,
    followed.default_rank,
    {%- for name, share in [('p05', '0.05'), ('median', '0.5'), ('p95', '0.95')] %}
    min(drawn.score_rank)
    filter (where drawn.draws_to_here >= {{ share }} * drawn.all_draws)
        as rank_{{ name }},
    {%- endfor %}
    min(drawn.score_rank) as rank_min,
    max(drawn.score_rank) as rank_max,
    cast(
        coalesce(
            sum(drawn.draws) filter (where drawn.score_rank = followed.default_rank), 0
        ) as double
    ) / max(drawn.all_draws) as share_at_default_rank,
    followed.next_region_code,
    case
        when followed.next_region_code is not null
            then cast(sum(drawn.draws_above_next) as double) / max(drawn.all_draws)
    end as share_above_next,
    max(drawn.all_draws) as draws
from {{ ref('int_drawn_ranks') }} as drawn
inner join followed using (edition, region_level, region_code)
where drawn.score_rank is not null
group by
    drawn.design_code, drawn.edition, drawn.region_level, drawn.region_code,
    followed.default_rank, followed.next_region_code
order by
    drawn.design_code, drawn.edition, drawn.region_level, followed.default_rank,
    drawn.region_code
