-- One pair repeated, one unknown pair repeated, one pair alone: two findings.
with

bad_rows as (
    select *
    from (
        values
        (2023, 'a'), (2023, 'a'), (2022, 'a'), (2023, null), (2023, null)
    ) as cases (edition, code)
),

found as (
    {{ test_unique_combination('bad_rows', columns=['edition', 'code']) }}
),

expected as (
    select *
    from (
        values
        (2023, 'a', 2), (2023, null, 2)
    ) as cases (edition, code, row_count)
)

{{ differences('found', 'expected', ['edition', 'code', 'row_count']) }}
