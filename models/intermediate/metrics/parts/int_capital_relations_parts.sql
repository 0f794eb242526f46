select
    raw_table,
    row_key,
    edition,
    place_code,
    rejection,
    role = 'financing' as financing_count,
    case when role = 'financing' then amount_cny_100m end as financing_amount,
    role = 'financing' as financing_amount_rows,
    role = 'investment' as investment_count
from {{ ref('int_capital_relations_screened') }}
