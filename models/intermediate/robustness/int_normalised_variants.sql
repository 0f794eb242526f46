-- Indicator values made comparable in other ways than the index does, each about 0 to 100, all of
-- them among the regions that are not left out. An unknown value is the one that the index takes
-- for it.
with

normalised as (
    select * from {{ ref('int_normalised_indicators') }}
),

indicator_bounds as (
    select * from {{ ref('indicator_bounds') }}
),

frames as (
    select '' as left_out_region
    union all
    select distinct left_out_region
    from {{ ref('int_left_out_regions') }}
),

-- A larger value is the better one from here on.
competitors as (
    select
        frames.left_out_region,
        normalised.edition,
        normalised.region_level,
        normalised.region_code,
        normalised.node_code,
        normalised.direction * normalised.scored_value as better_value,
        coalesce(indicator_bounds.bounds_from = 'all_editions', false) as spans_editions,
        normalised.direction * case normalised.direction
            when 1 then indicator_bounds.low_value else indicator_bounds.high_value
        end as fixed_low,
        normalised.direction * case normalised.direction
            when 1 then indicator_bounds.high_value else indicator_bounds.low_value
        end as fixed_high
    from normalised
    cross join frames
    left join {{ ref('int_left_out_regions') }} as left_out
        on
            frames.left_out_region = left_out.left_out_region
            and normalised.region_code = left_out.region_code
    left join indicator_bounds
        on
            normalised.region_level = indicator_bounds.region_level
            and normalised.node_code = indicator_bounds.node_code
    where left_out.region_code is null
),

bounded as (
    select
        *,
        min(better_value) over peers as low,
        max(better_value) over peers as high,
        min(better_value) over all_editions as pooled_low,
        max(better_value) over all_editions as pooled_high,
        {{ percentile('better_value', '0.05') }} over peers as tail_low,
        {{ percentile('better_value', '0.95') }} over peers as tail_high,
        percent_rank() over (
            partition by left_out_region, edition, region_level, node_code
            order by better_value
        ) as percentile
    from competitors
    window
        peers as (partition by left_out_region, edition, region_level, node_code),
        all_editions as (partition by left_out_region, region_level, node_code)
),

-- The index's own bounds, among the regions that are there.
indexed as (
    select
        *,
        coalesce(fixed_low, case when spans_editions then pooled_low end, low) as index_low,
        coalesce(fixed_high, case when spans_editions then pooled_high end, high) as index_high
    from bounded
),

-- Mean and deviation are taken over lists, whose sums do not depend on the order of rows; of
-- heights between the bounds, so that large values lose no decimals.
heights as (
    select
        *,
        {{ min_max('better_value', 'low', 'high') }} / 100 as height
    from indexed
),

listed as (
    select
        left_out_region,
        edition,
        region_level,
        node_code,
        count(*) as regions,
        {{ ordered_list('height', 'region_code') }} as height_list
    from heights
    group by left_out_region, edition, region_level, node_code
),

averaged as (
    select
        *,
        {{ list_total('height_list') }} / regions as mean_height
    from listed
),

centred as (
    select
        *,
        {{ for_each('height_list', 'element - mean_height') }} as deviations
    from averaged
),

spread as (
    select
        *,
        sqrt(
            {{ dot_product('deviations', 'deviations') }} / nullif(regions - 1, 0)
        ) as standard_deviation
    from centred
),

measured as (
    select
        heights.*,
        heights.height - spread.mean_height as deviation,
        spread.standard_deviation
    from heights
    inner join spread using (left_out_region, edition, region_level, node_code)
),

variants as (
    select
        left_out_region,
        edition,
        region_level,
        region_code,
        node_code,
        {{ min_max(
            'least(greatest(better_value, index_low), index_high)', 'index_low', 'index_high'
        ) }} as min_max,
        {{ min_max('better_value', 'pooled_low', 'pooled_high') }} as pooled,
        {{ min_max(
            'least(greatest(better_value, tail_low), tail_high)', 'tail_low', 'tail_high'
        ) }} as winsorised,
        {{ min_max('ln(1 + (better_value - low))', '0', 'ln(1 + (high - low))') }} as logarithm,
        50 + 10 * coalesce(deviation / nullif(standard_deviation, 0), 0) as z_score,
        100 * percentile as percentile_rank
    from measured
)

select
    left_out_region,
    edition,
    region_level,
    region_code,
    node_code,
    normalisation,
    {{ on_score_grid('normalised_value') }} as normalised_value
from variants
unpivot (
    normalised_value for normalisation in (
        min_max, pooled, winsorised, logarithm, z_score, percentile_rank
    )
)
