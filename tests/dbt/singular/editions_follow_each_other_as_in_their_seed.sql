with

editions as (
    select * from {{ ref('editions') }}
),

expected as (
    select
        editions.edition,
        editions.name_zh,
        editions.name_en,
        editions.data_cutoff_on,
        make_date(editions.edition, 1, 1) as edition_starts_on,
        max(earlier.edition) as previous_edition
    from editions
    left join editions as earlier on editions.edition > earlier.edition
    group by all
)

{{ differences(
    ref('dim_editions'),
    'expected',
    ['edition', 'name_zh', 'name_en', 'data_cutoff_on', 'edition_starts_on', 'previous_edition']
) }}
