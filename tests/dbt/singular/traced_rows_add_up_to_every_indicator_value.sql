-- And each is at a place of its region. The trace reads a raw table once per indicator: too much
-- for a hundred million rows.
{{ config(enabled=not var('raw_location')) }}

with

traced as (
    select
        trace.edition,
        trace.region_level,
        trace.region_code,
        trace.node_code,
        sum(trace.numerator_part) as numerator,
        sum(trace.denominator_part) as denominator,
        count(*) as row_count,
        count(places.place_code) as placed_rows
    from {{ ref('fct_score_trace') }} as trace
    left join {{ ref('int_region_places') }} as places
        using (region_level, region_code, place_code)
    group by all
)

select
    indicator_values.*,
    traced.*
from {{ ref('fct_indicator_values') }} as indicator_values
full join traced using (edition, region_level, region_code, node_code)
where
    coalesce(traced.numerator, 0) is distinct from indicator_values.numerator
    or coalesce(traced.denominator, 0)
    is distinct from coalesce(indicator_values.denominator, 0)
    or traced.placed_rows <> traced.row_count
