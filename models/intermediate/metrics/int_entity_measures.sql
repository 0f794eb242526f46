with

entities as (
    select * from {{ ref('int_counted_entities_screened') }}
    where rejection is null
),

counted as (
    select
        edition,
        place_code,
        count(*) filter (where raw_table = 'conferences') as conference_count,
        count(*) filter (where raw_table = 'alliances') as alliance_count,
        count(*) filter (where raw_table = 'parks') as park_count,
        count(*) filter (where raw_table = 'policies') as policy_count
    from entities
    group by edition, place_code
)

select * from counted
