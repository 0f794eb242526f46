with

counted as (
    select * from {{ ref('int_drawn_ranks') }}
    where score_rank is not null
)

select
    design_code,
    edition,
    region_level,
    region_code,
    score_rank,
    draws,
    cast(draws as double) / sum(draws) over (
        partition by design_code, edition, region_level, region_code
    ) as share_of_draws
from counted
order by design_code, edition, region_level, region_code, score_rank
