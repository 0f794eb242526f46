with

given_editions as (
    select edition from {{ ref('stg_enterprises') }}
    union
    select edition from {{ ref('stg_observations') }}
)

select
    {{ seed_file('editions', 'reference') }} as file_name,
    cast(editions.edition as string) as row_key,
    'edition' as column_name,
    cast(editions.edition as string) as found,
    'edition_without_rows' as reason_code
from {{ ref('editions') }} as editions
left join given_editions on editions.edition = given_editions.edition
where given_editions.edition is null
union all
select
    {{ seed_file('editions', 'reference') }} as file_name,
    cast(edition as string) as row_key,
    'edition' as column_name,
    cast(edition as string) as found,
    'edition_is_no_year' as reason_code
from {{ ref('editions') }}
where edition not between 1 and 9999
