{{ config(materialized='table') }}

-- Nothing is counted before the configuration is known to be sound.
-- depends_on: {{ ref('int_configuration_problems') }}

-- Keys that look alike are one key: a blank or an invisible character must not make two rows of
-- one. Sorting hashes finds candidates at a third of the cost of grouping keys, and one table at
-- a time needs a fraction of the memory. Only rows whose hash repeats are read again and
-- compared by their keys.
{% set key_hash -%}
    case
        when {{ is_deceptive('row_key') }}
            then {{ hash_of(['edition', spelt_plainly('row_key')]) }}
        else {{ hash_of(['edition', 'row_key']) }}
    end
{%- endset %}
with

repeated_rows as (
    {%- for raw_table in var('raw_tables') %}
    select
        raw_table,
        edition,
        row_key,
        case when {{ is_deceptive('row_key') }} then {{ spelt_plainly('row_key') }} else row_key end
            as key_as_seen
    from (
        select
            raw_table,
            edition,
            row_key,
            {{ key_hash }} as key_hash
        from {{ ref('stg_' ~ raw_table) }}
    ) as hashed
    where
        key_hash in (
            {{ repeated_values(
                'select ' ~ key_hash ~ ' as value from ' ~ ref('stg_' ~ raw_table)
            ) }}
        )
    {{ 'union all' if not loop.last }}
    {%- endfor %}
),

spellings as (
    select
        raw_table,
        edition,
        key_as_seen,
        row_key,
        count(*) as row_count
    from repeated_rows
    group by raw_table, edition, key_as_seen, row_key
),

counted as (
    select
        *,
        count(*) over (partition by raw_table, edition, key_as_seen) as spelling_count,
        sum(row_count) over (partition by raw_table, edition, key_as_seen) as seen_count
    from spellings
)

select
    raw_table,
    edition,
    row_key,
    row_count,
    case when spelling_count > 1 then 'lookalike_key' else 'duplicate_key' end as reason_code
from counted
where seen_count > 1
