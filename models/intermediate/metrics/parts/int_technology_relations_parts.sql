select
    raw_table,
    row_key,
    edition,
    place_code,
    rejection,
    direction = 'enablement' as technology_enablement_count,
    direction = 'input' and counterparty_country_code <> 'CN'
        as international_technology_input_count,
    direction = 'enablement' and counterparty_country_code <> 'CN'
        as international_technology_enablement_count
from {{ ref('int_technology_relations_screened') }}
