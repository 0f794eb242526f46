{{ config(materialized='table') }}

-- Three kinds of relations look an enterprise up: it is judged once, not three times.
select
    edition,
    enterprise_id,
    place_code
from {{ ref('int_enterprises_screened') }}
where rejection is null
