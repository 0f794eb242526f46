-- accepted_rows counts rows; the measures add up what each row contributes.
with

counted as (
    select
        edition,
        measure_code,
        sum(measure_value) as placed_rows
    from {{ ref('int_region_measures') }}
    where region_level = 'province'
    group by all
),

unplaced as (
    select
        edition,
        measure_code,
        measure_value as unplaced_rows
    from {{ ref('int_place_measures') }}
    where place_code is null
),

samples as (
    select
        *,
        case raw_table
            when 'enterprises' then 'enterprise_count'
            when 'universities' then 'university_count'
            when 'institutes' then 'institute_count'
            when 'alliances' then 'alliance_count'
            when 'conferences' then 'conference_count'
            when 'policies' then 'policy_count'
            when 'parks' then 'park_count'
        end as measure_code
    from {{ ref('audit_row_counts') }}
    where edition in (select edition from {{ ref('editions') }})
)

select
    edition,
    measure_code,
    samples.accepted_rows,
    counted.placed_rows,
    unplaced.unplaced_rows
from samples
left join counted using (edition, measure_code)
left join unplaced using (edition, measure_code)
where
    measure_code is not null
    and samples.accepted_rows
    <> coalesce(counted.placed_rows, 0) + coalesce(unplaced.unplaced_rows, 0)
