with

shown as (
    {%- for level, parents in [
        ('province', 'null as province_code, circle_code'),
        ('circle', 'null as province_code, null as circle_code'),
        ('city', 'province_code, circle_code'),
    ] %}
    select
        '{{ level }}' as region_level,
        edition,
        region_code,
        region_name_zh,
        region_name_en,
        {{ parents }},
        overall_rank,
        previous_overall_rank,
        overall_rank_change
    from {{ ref(level ~ '_rankings') }}
    {{ 'union all' if not loop.last }}
    {%- endfor %}
)

select *
from shown
left join {{ ref('dim_regions') }} as regions using (region_level, region_code)
left join {{ ref('dim_editions') }} as editions using (edition)
left join shown as earlier
    on
        editions.previous_edition = earlier.edition
        and shown.region_code = earlier.region_code
where
    shown.region_name_zh is distinct from regions.region_name_zh
    or shown.region_name_en is distinct from regions.region_name_en
    or (
        shown.region_level = 'city'
        and shown.province_code is distinct from regions.province_code
    )
    or (
        shown.region_level <> 'circle'
        and shown.circle_code is distinct from regions.circle_code
    )
    or shown.previous_overall_rank is distinct from earlier.overall_rank
    or shown.overall_rank_change is distinct from earlier.overall_rank - shown.overall_rank
