with

relations as (
    select
        *,
        counterparty_country_code <> 'CN' as is_international
    from {{ ref('int_technology_relations_screened') }}
    where rejection is null
),

counted as (
    select
        edition,
        place_code,
        count(*) filter (where direction = 'enablement') as technology_enablement_count,
        count(*) filter (where direction = 'enablement' and is_international)
            as international_technology_enablement_count,
        count(*) filter (where direction = 'input' and is_international)
            as international_technology_input_count
    from relations
    group by edition, place_code
)

select * from counted
