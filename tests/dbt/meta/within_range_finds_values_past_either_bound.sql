with

bad_rows as (
    select *
    from (
        values
        (-0.1), (0), (50), (100), (100.1), (null)
    ) as cases (score)
),

found as (
    {{ test_within_range('bad_rows', 'score', minimum=0, maximum=100) }}
),

expected as (
    select *
    from (
        values
        (-0.1), (100.1)
    ) as cases (score)
)

{{ differences('found', 'expected', ['score']) }}
