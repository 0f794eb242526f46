with

counted_editions as (
    select distinct edition
    from {{ ref('int_enterprise_measures') }}
)

select
    'seeds/reference/editions.csv' as file_name,
    cast(editions.edition as varchar) as row_key,
    'edition' as column_name,
    cast(editions.edition as varchar) as found,
    'edition_without_rows' as reason_code
from {{ ref('editions') }} as editions
left join counted_editions on editions.edition = counted_editions.edition
where counted_editions.edition is null
