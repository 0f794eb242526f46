select
    raw_table,
    row_key,
    edition,
    place_code,
    rejection,
    direction = 'enablement' as technology_enablement_count,
    case when direction = 'input' then counterparty_country_code <> 'CN' end
        as international_technology_input_count,
    direction = 'input' as international_technology_input_count_rows,
    case when direction = 'enablement' then counterparty_country_code <> 'CN' end
        as international_technology_enablement_count,
    direction = 'enablement' as international_technology_enablement_count_rows
from {{ ref('int_technology_relations_screened') }}
