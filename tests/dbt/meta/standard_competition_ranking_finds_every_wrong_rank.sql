-- Each edition breaks the rule in its own way; 2020 keeps it, with a tie.
with

bad_rows as (
    select *
    from (
        values
        (2020, 9.0, 1), (2020, 8.0, 2), (2020, 8.0000000001, 2), (2020, 7.0, 4),
        (2021, 9.0, 2), (2021, 8.0, 3),  -- starts at 2
        (2022, 9.0, 1), (2022, 8.0, 2), (2022, 8.0, 3),  -- row_number: a tie broken
        (2023, 9.0, 1), (2023, 8.0, 2), (2023, 8.0, 2), (2023, 7.0, 3),  -- dense
        (2024, 9.0, 2), (2024, 8.0, 1),  -- worst first
        (2025, 9.0, null)
    ) as cases (edition, score, score_rank)
),

found as (
    {{ test_standard_competition_ranking(
        'bad_rows', score='score', score_rank='score_rank', partition_by=['edition']
    ) }}
),

expected as (
    select *
    from (
        values
        (2021, 9.0, 2), (2021, 8.0, 3), (2022, 8.0, 3), (2023, 7.0, 3),
        (2024, 9.0, 2), (2024, 8.0, 1), (2025, 9.0, null)
    ) as cases (edition, score, score_rank)
)

{{ differences('found', 'expected', ['edition', 'score', 'score_rank']) }}
