with

weights as (
    select * from {{ ref('int_indicator_weights') }}
),

sums as (
    select
        weight_scheme,
        sum(weight) as weight_sum,
        count(*) as weight_count
    from weights
    group by weight_scheme
)

select
    {{ seed_file('index_weights') }} as file_name,
    weight_scheme as row_key,
    'weight' as column_name,
    cast(round(weight_sum, 9) as string) as found,
    'weights_do_not_sum' as reason_code
from sums
-- Each weight may be off by half a unit of its last decimal.
where round(abs(weight_sum - 1), 9) > {{ var('weight_tolerance') }} * weight_count
