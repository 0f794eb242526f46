with

entities as (
    select * from {{ ref('int_counted_entities_screened') }}
),

counted as (
    select
        raw_table,
        edition,
        place_code,
        rejection,
        count(*) as row_count,
        count(*) filter (where raw_table = 'conferences') as conference_count,
        count(*) filter (where raw_table = 'alliances') as alliance_count,
        count(*) filter (where raw_table = 'parks') as park_count,
        count(*) filter (where raw_table = 'policies') as policy_count
    from entities
    group by raw_table, edition, place_code, rejection
)

select * from counted
