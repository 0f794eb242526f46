with

relations as (
    select
        *,
        counterparty_country_code <> 'CN' as is_international
    from {{ ref('int_technology_relations_screened') }}
),

counted as (
    select
        raw_table,
        edition,
        place_code,
        rejection,
        count(*) as row_count,
        count(*) filter (where direction = 'enablement') as technology_enablement_count,
        count(*) filter (where direction = 'enablement' and is_international)
            as international_technology_enablement_count,
        count(*) filter (where direction = 'input' and is_international)
            as international_technology_input_count
    from relations
    group by raw_table, edition, place_code, rejection
)

select * from counted
