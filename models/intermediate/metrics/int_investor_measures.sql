-- No indicator asks for investors; they are counted too, so that no row is lost.
with

investors as (
    select * from {{ ref('int_investors_screened') }}
),

counted as (
    select
        raw_table,
        edition,
        rejection,
        count(*) as row_count
    from investors
    group by raw_table, edition, rejection
)

select * from counted
