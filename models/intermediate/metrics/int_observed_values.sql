-- What was observed, as a fraction: a value without parts is one over nothing, or over 1 in a mean.
with

observations as (
    select * from {{ ref('int_observations_screened') }}
    where rejection is null
)

select
    observations.edition,
    observations.region_code,
    observations.node_code,
    observations.row_key,
    case
        when observations.observed_value is not null then observations.observed_value
        when index_tree.statistic = 'mean' then observations.numerator
    end as numerator,
    case
        when index_tree.statistic <> 'mean' then null
        when observations.observed_value is not null then 1
        else observations.denominator
    end as denominator,
    case
        when observations.observed_value is not null then observations.observed_value
        when index_tree.statistic = 'mean'
            then observations.numerator / nullif(observations.denominator, 0)
    end as observed_value
from observations
inner join {{ ref('int_index_tree') }} as index_tree using (node_code)
