select
    raw_table,
    row_key,
    edition,
    place_code,
    rejection,
    true as enterprise_count,
    valuation_cny_100m as enterprise_mean_valuation,
    patent_count as enterprise_mean_patents,
    technology_layer in ('foundation', 'technology')
        as foundation_technology_enterprise_count
from {{ ref('int_enterprises_screened') }}
