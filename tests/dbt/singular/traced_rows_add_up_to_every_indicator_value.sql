-- And each is at a place of its region. The trace reads a raw table once per indicator: too much
-- for a hundred million rows.
{{ config(enabled=not var('raw_location')) }}

with

-- By place first: places are few, rows are not.
traced_places as (
    select
        edition,
        region_level,
        region_code,
        node_code,
        place_code,
        sum(numerator_part) as numerator,
        sum(denominator_part) as denominator
    from {{ ref('fct_score_trace') }}
    group by edition, region_level, region_code, node_code, place_code
),

traced as (
    select
        traced_places.edition,
        traced_places.region_level,
        traced_places.region_code,
        traced_places.node_code,
        sum(traced_places.numerator) as numerator,
        sum(traced_places.denominator) as denominator,
        count(*) as place_count,
        count(places.place_code) as known_places
    from traced_places
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
    or traced.known_places <> traced.place_count
