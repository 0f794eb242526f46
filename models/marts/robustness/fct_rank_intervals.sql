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
),

cumulated as (
    select
        *,
        sum(draws) over in_order as draws_to_here,
        sum(draws) over whole as all_draws
    from {{ ref('int_drawn_ranks') }}
    where score_rank is not null
    window
        whole as (partition by design_code, edition, region_level, region_code),
        in_order as (
            partition by design_code, edition, region_level, region_code order by score_rank
        )
)

select
    cumulated.design_code,
    cumulated.edition,
    cumulated.region_level,
    cumulated.region_code,
    followed.default_rank,
    {%- for name, share in [('p05', '0.05'), ('median', '0.5'), ('p95', '0.95')] %}
    min(cumulated.score_rank)
    filter (where cumulated.draws_to_here >= {{ share }} * cumulated.all_draws)
        as rank_{{ name }},
    {%- endfor %}
    min(cumulated.score_rank) as rank_min,
    max(cumulated.score_rank) as rank_max,
    cast(
        coalesce(
            sum(cumulated.draws) filter (where cumulated.score_rank = followed.default_rank), 0
        ) as double
    ) / max(cumulated.all_draws) as share_at_default_rank,
    followed.next_region_code,
    case
        when followed.next_region_code is not null
            then cast(sum(cumulated.draws_above_next) as double) / max(cumulated.all_draws)
    end as share_above_next,
    cast(max(cumulated.all_draws) as bigint) as draws
from cumulated
inner join followed using (edition, region_level, region_code)
group by
    cumulated.design_code, cumulated.edition, cumulated.region_level, cumulated.region_code,
    followed.default_rank, followed.next_region_code
order by
    cumulated.design_code, cumulated.edition, cumulated.region_level, followed.default_rank,
    cumulated.region_code
