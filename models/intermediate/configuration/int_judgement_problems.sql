with

judgements as (
    select * from {{ ref('ahp_judgements') }}
),

matrices as (
    select * from {{ ref('int_ahp_matrices') }}
),

repeated_pairs as (
    select
        parent_code,
        least(row_code, column_code) as first_code,
        greatest(row_code, column_code) as second_code,
        count(*) as row_count
    from judgements
    group by all
    having count(*) > 1
),

problems as (
    select
        parent_code || ', ' || row_code || ', ' || column_code as row_key,
        cast(judgement as varchar) as found,
        'off_saaty_scale' as reason_code
    from judgements
    where not judgement between 1.0 / 9 - 1e-9 and 9
    union all
    select
        judgements.parent_code || ', ' || judgements.row_code || ', '
        || judgements.column_code as row_key,
        cast(judgements.judgement as varchar) as found,
        'not_compared_here' as reason_code
    from judgements
    left join matrices using (parent_code, row_code, column_code)
    where matrices.parent_code is null or judgements.row_code = judgements.column_code
    union all
    select
        parent_code || ', ' || first_code || ', ' || second_code as row_key,
        cast(row_count as varchar) as found,
        'repeated_pair' as reason_code
    from repeated_pairs
    union all
    select
        parent_code || ', ' || row_code || ', ' || column_code as row_key,
        null as found,
        'missing_pair' as reason_code
    from matrices
    where judgement is null and row_code < column_code
)

select
    'seeds/index/ahp_judgements.csv' as file_name,
    row_key,
    'judgement' as column_name,
    found,
    reason_code
from problems
