-- The trace reads a raw table once per indicator: too much for a hundred million rows.
{{ config(enabled=not var('raw_location')) }}

with

traced as (
    select
        edition,
        region_level,
        region_code,
        node_code,
        sum(numerator_part) as numerator,
        sum(denominator_part) as denominator
    from {{ ref('fct_score_trace') }}
    group by edition, region_level, region_code, node_code
)

select
    indicator_values.*,
    traced.numerator as traced_numerator,
    traced.denominator as traced_denominator
from {{ ref('fct_indicator_values') }} as indicator_values
full join traced using (edition, region_level, region_code, node_code)
where
    coalesce(traced.numerator, 0) is distinct from indicator_values.numerator
    or (
        coalesce(traced.denominator, 0)
        is distinct from coalesce(indicator_values.denominator, 0)
    )
