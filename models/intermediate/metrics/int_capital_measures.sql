with

relations as (
    select * from {{ ref('int_capital_relations_screened') }}
),

counted as (
    select
        raw_table,
        edition,
        place_code,
        rejection,
        count(*) as row_count,
        count(*) filter (where role = 'financing') as financing_count,
        sum(amount_cny_100m) filter (where role = 'financing') as financing_amount,
        count(*) filter (where role = 'investment') as investment_count
    from relations
    group by raw_table, edition, place_code, rejection
)

select * from counted
