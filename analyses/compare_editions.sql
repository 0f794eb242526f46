{{ config(enabled=not var("index_location")) }}

-- Points that a province gained or lost since the previous edition, by dimension.
-- dbt show --select compare_editions --limit 31
with

changes as (
    select
        later.region_code,
        later.node_code,
        later.score - earlier.score as points_won
    from {{ ref('fct_index_scores') }} as later
    inner join {{ ref('dim_editions') }} as editions using (edition)
    inner join {{ ref('fct_index_scores') }} as earlier
        on
            editions.previous_edition = earlier.edition
            and later.region_level = earlier.region_level
            and later.region_code = earlier.region_code
            and later.node_code = earlier.node_code
    where
        later.edition = {{ var('edition', 2023) }}
        and later.region_level = 'province'
)

select
    regions.region_name_en,
    rankings.overall_rank_change,
    {% for dimension in ranked_dimensions() %}
    round(
        max(changes.points_won) filter (where changes.node_code = '{{ dimension }}'), 2
    ) as {{ dimension }},
    {% endfor %}
    round(max(changes.points_won) filter (where changes.node_code = 'overall'), 2)
        as overall
from changes
inner join {{ ref('dim_regions') }} as regions using (region_code)
inner join {{ ref('province_rankings') }} as rankings
    on
        changes.region_code = rankings.region_code
        and rankings.edition = {{ var('edition', 2023) }}
group by regions.region_name_en, rankings.overall_rank_change
order by rankings.overall_rank_change desc, regions.region_name_en asc
