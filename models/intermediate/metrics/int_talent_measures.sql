with

people as (
    select * from {{ ref('int_core_people_screened') }}
),

counted as (
    select
        raw_table,
        edition,
        place_code,
        rejection,
        count(*) as row_count,
        count(*) filter (where has_studied_abroad) as international_study_count,
        count(*) filter (where has_worked_abroad) as international_work_count
    from people
    group by raw_table, edition, place_code, rejection
)

select * from counted
