-- The same draw makes both editions: what a change of method does to both does not count.
select
    design_code,
    edition,
    region_level,
    region_code,
    cast(coalesce(sum(draws) filter (where rank_change > 0), 0) as double) / max(all_draws)
        as share_rose,
    cast(coalesce(sum(draws) filter (where rank_change < 0), 0) as double) / max(all_draws)
        as share_fell,
    {%- for name, share in [('p05', '0.05'), ('median', '0.5'), ('p95', '0.95')] %}
    min(rank_change) filter (where draws_to_here >= {{ share }} * all_draws)
        as change_{{ name }},
    {%- endfor %}
    max(all_draws) as draws
from {{ ref('int_drawn_ranks') }}
where rank_change is not null
group by design_code, edition, region_level, region_code
order by design_code, edition, region_level, region_code
