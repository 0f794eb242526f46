with

people as (
    select * from {{ ref('int_core_people_screened') }}
    where rejection is null
),

counted as (
    select
        edition,
        place_code,
        count(*) filter (where has_studied_abroad) as international_study_count,
        count(*) filter (where has_worked_abroad) as international_work_count
    from people
    group by edition, place_code
)

select * from counted
