-- The normalised values of a region as a list, in the order of the tree. Contests (a level in an
-- edition) and places (a region in its level) are numbers: millions of rows are ranked with them,
-- and texts would take four times as long.
{{ config(materialized='table') }}

with

variants as (
    select * from {{ ref('int_normalised_variants') }}
),

numbered as (
    select distinct
        edition,
        region_level,
        region_code,
        cast(dense_rank() over (order by region_level, edition) as integer) as contest,
        cast(dense_rank() over (partition by region_level order by region_code) as integer)
            as place
    from variants
)

select
    variants.left_out_region,
    variants.normalisation,
    variants.edition,
    variants.region_level,
    variants.region_code,
    numbered.contest,
    numbered.place,
    {{ ordered_list('variants.normalised_value', 'indicators.indicator_order') }} as value_list
from variants
inner join {{ ref('int_grouped_indicators') }} as indicators using (node_code)
inner join numbered using (edition, region_level, region_code)
group by all
