select
    design_code,
    edition,
    region_level,
    region_code,
    score_rank as drawn_rank,
    draws as draws_at_rank,
    cast(draws as double) / all_draws as share_of_draws
from {{ ref('int_drawn_ranks') }}
where score_rank is not null
order by design_code, edition, region_level, region_code, score_rank
