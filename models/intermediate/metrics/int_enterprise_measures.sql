with

enterprises as (
    select * from {{ ref('int_enterprises_screened') }}
),

counted as (
    select
        raw_table,
        edition,
        place_code,
        rejection,
        count(*) as row_count,
        count(*) as enterprise_count,
        sum(valuation_cny_100m) as enterprise_mean_valuation,
        count(valuation_cny_100m) as enterprise_mean_valuation_known,
        sum(patent_count) as enterprise_mean_patents,
        count(patent_count) as enterprise_mean_patents_known,
        count(*) filter (where technology_layer in ('foundation', 'technology'))
            as foundation_technology_enterprise_count
    from enterprises
    group by raw_table, edition, place_code, rejection
)

select * from counted
