{{ config(materialized='table') }}

-- Three raw tables look enterprises up: judge them once, not three times.
select
    edition,
    enterprise_id,
    place_code
from {{ ref('int_enterprises_screened') }}
where rejection is null
