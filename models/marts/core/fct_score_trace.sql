{{ config(materialized='view') }}

with

traced_rows as (
    {{ traced_rows(ref('int_indicator_tables')) }}
)

select
    traced_rows.edition,
    region_places.region_level,
    region_places.region_code,
    traced_rows.node_code,
    traced_rows.raw_table,
    traced_rows.row_key,
    traced_rows.place_code,
    traced_rows.part as numerator_part,
    cast(case when index_nodes.statistic = 'mean' then 1 end as decimal(38, 8))
        as denominator_part
from traced_rows
inner join {{ ref('index_nodes') }} as index_nodes using (node_code)
inner join {{ ref('int_region_places') }} as region_places using (place_code)
union all
-- What was observed is about one region alone.
select
    observed_values.edition,
    regions.region_level,
    observed_values.region_code,
    observed_values.node_code,
    'observations' as raw_table,
    observed_values.row_key,
    observed_values.region_code as place_code,
    try_cast(observed_values.numerator as decimal(38, 8)) as numerator_part,
    try_cast(observed_values.denominator as decimal(38, 8)) as denominator_part
from {{ ref('int_observed_values') }} as observed_values
inner join {{ ref('regions') }} as regions using (region_code)
where observed_values.observed_value is not null
