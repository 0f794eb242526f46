with

relations as (
    select * from {{ ref('int_capital_relations_screened') }}
    where rejection is null
),

counted as (
    select
        edition,
        place_code,
        count(*) filter (where role = 'financing') as financing_count,
        sum(amount_cny_100m) filter (where role = 'financing') as financing_amount,
        count(*) filter (where role = 'investment') as investment_count
    from relations
    group by edition, place_code
)

select * from counted
