select
    scenario_code,
    edition,
    region_level,
    count(*) as regions,
    count(*) filter (where rank_shift <> 0) as moved_regions,
    cast(sum(abs(rank_shift)) as double) / count(*) as mean_absolute_shift,
    max(abs(rank_shift)) as largest_shift,
    -- Empty where every region has the same rank.
    case
        when var_pop(score_rank) > 0 and var_pop(default_rank) > 0
            then round(corr(score_rank, default_rank), 9)
    end as spearman_rho
from {{ ref('fct_scenario_scores') }}
group by all
order by all
