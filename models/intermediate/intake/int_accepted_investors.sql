select
    edition,
    investor_id
from {{ ref('int_investors_screened') }}
where rejection is null
