-- The indicators that a random way may leave out: those whose weight others can take.
with

weights as (
    select * from {{ ref('int_grouped_weights') }}
    where weight_scheme = {{ weight_scheme() }}
)

select
    node_code,
    row_number() over (order by indicator_order) as removable_number,
    count(*) over () as removable_count
from weights
where round(scheme_weight - weight, 9) > 0
