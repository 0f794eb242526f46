-- Everything that counts rows waits for this model and its test: see int_duplicate_keys.
{{ config(materialized='table') }}

with

problems as (
    select * from {{ ref('int_tree_problems') }}
    union all
    select * from {{ ref('int_weight_problems') }}
    union all
    select * from {{ ref('int_weight_sum_problems') }}
    union all
    select * from {{ ref('int_scheme_problems') }}
    union all
    select * from {{ ref('int_judgement_problems') }}
    union all
    select * from {{ ref('int_consistency_problems') }}
    union all
    select * from {{ ref('int_bound_problems') }}
    union all
    select * from {{ ref('int_region_problems') }}
    union all
    select * from {{ ref('int_edition_problems') }}
    union all
    select * from {{ ref('int_scenario_problems') }}
    union all
    select * from {{ ref('int_seed_problems') }}
)

select
    problems.file_name,
    problems.row_key,
    problems.column_name,
    problems.found,
    problems.reason_code,
    fault_kinds.meaning_zh,
    fault_kinds.meaning_en,
    fault_kinds.remedy_zh,
    fault_kinds.remedy_en
from problems
left join {{ ref('fault_kinds') }} as fault_kinds using (reason_code)
order by problems.file_name, problems.reason_code, problems.row_key
