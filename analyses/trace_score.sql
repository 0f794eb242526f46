-- The raw rows behind an indicator of a region, and what each adds to it.
-- dbt show --select trace_score --vars '{region: "510000", node: university_count}'
select
    traced.raw_table,
    traced.row_key,
    traced.place_code,
    places.region_name_en as place_name_en,
    places.region_name_zh as place_name_zh,
    traced.numerator_part,
    traced.denominator_part
from {{ ref('fct_score_trace') }} as traced
left join {{ ref('dim_regions') }} as places on traced.place_code = places.region_code
where
    traced.edition = {{ var('edition', 2023) }}
    and traced.region_code = '{{ var("region", "110000") }}'
    and traced.node_code = '{{ var("node", "enterprise_count") }}'
order by traced.row_key
