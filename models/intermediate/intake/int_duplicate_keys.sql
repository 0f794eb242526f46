{{ config(materialized='table') }}

-- Nothing is counted before the configuration is known to be sound.
-- depends_on: {{ ref('int_configuration_problems') }}

-- Sorting hashes finds candidates at a third of what grouping the keys would cost, and
-- a table at a time in a fraction of the memory. Only rows whose hash stands more than
-- once are read again and compared as they are.
{% set key_hash = hash_of(['edition', 'row_key']) %}
{% for raw_table in var('raw_tables') %}
select
    raw_table,
    edition,
    row_key,
    count(*) as row_count
from {{ ref('stg_' ~ raw_table) }}
where
    {{ key_hash }} in (
        select sorted_hashes.key_hash
        from (
            select
                hashed.key_hash,
                lag(hashed.key_hash) over (order by hashed.key_hash) as previous_hash
            from (
                select {{ key_hash }} as key_hash from {{ ref('stg_' ~ raw_table) }}
            ) as hashed
        ) as sorted_hashes
        where sorted_hashes.key_hash = sorted_hashes.previous_hash
    )
group by raw_table, edition, row_key
having count(*) > 1
{{ 'union all' if not loop.last }}
{% endfor %}
