with

circles as (
    select * from {{ ref('circles') }}
),

circle_members as (
    select * from {{ ref('circle_members') }}
),

problems as (
    select
        'circle_members' as seed_name,
        circle_code as row_key,
        'province_code' as column_name,
        province_code as found,
        'unknown_province' as reason_code
    from circle_members
    where province_code not in (
            select provinces.province_code from {{ ref('provinces') }} as provinces
        )
    union all
    select
        'circle_members' as seed_name,
        province_code as row_key,
        'circle_code' as column_name,
        circle_code as found,
        'unknown_circle' as reason_code
    from circle_members
    where circle_code not in (select circles.circle_code from circles)
    union all
    select
        'circle_members' as seed_name,
        province_code as row_key,
        'circle_code' as column_name,
        string_agg(circle_code, ', ' order by circle_code) as found,
        'province_in_two_circles' as reason_code
    from circle_members
    group by province_code
    having count(*) > 1
    union all
    select
        'circles' as seed_name,
        circle_code as row_key,
        'circle_code' as column_name,
        circle_code as found,
        'circle_without_members' as reason_code
    from circles
    where circle_code not in (
            select circle_members.circle_code from circle_members
        )
)

select
    'seeds/reference/' || seed_name || '.csv' as file_name,
    row_key,
    column_name,
    found,
    reason_code
from problems
