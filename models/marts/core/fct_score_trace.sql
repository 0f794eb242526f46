{{ config(materialized='view') }}

-- A branch an indicator, so that asking for one reads no more than its raw table.
with

traced_rows as (
    {%- for grain, indicators in counted_indicators().items() %}
    {%- set is_last_grain = loop.last %}
    {%- for indicator, statistic in indicators.items() %}
    {%- set is_counted = indicator ~ ('' if statistic == 'count' else ' is not null') %}
    select
        edition,
        place_code,
        '{{ indicator }}' as node_code,
        raw_table,
        row_key,
        cast({{ '1' if statistic == 'count' else indicator }} as decimal(38, 8))
            as numerator_part,
        cast({{ '1' if statistic == 'mean' else 'null' }} as decimal(38, 8))
            as denominator_part
    from {{ ref('int_' ~ grain ~ '_parts') }}
    where rejection is null and {{ is_counted }}
    {{ 'union all' if not (is_last_grain and loop.last) }}
    {%- endfor %}
    {%- endfor %}
)

select
    traced_rows.edition,
    region_places.region_level,
    region_places.region_code,
    traced_rows.node_code,
    traced_rows.raw_table,
    traced_rows.row_key,
    traced_rows.place_code,
    traced_rows.numerator_part,
    traced_rows.denominator_part
from traced_rows
inner join {{ ref('int_region_places') }} as region_places using (place_code)
