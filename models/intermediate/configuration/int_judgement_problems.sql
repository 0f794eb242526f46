with

judgements as (
    select * from {{ ref('int_ahp_judgements') }}
),

matrices as (
    select * from {{ ref('int_ahp_matrices') }}
),

pairs as (
    select
        parent_code,
        least(row_code, column_code) as first_code,
        greatest(row_code, column_code) as second_code,
        count(*) as row_count
    from judgements
    group by all
),

problems as (
    select
        parent_code || ', ' || row_code || ', ' || column_code as row_key,
        written_judgement as found,
        'off_saaty_scale' as reason_code
    from judgements
    where
        written_judgement is not null
        and coalesce(judgement between cast(1 as double) / 9 and 9, false) is false
    union all
    select
        judgements.parent_code || ', ' || judgements.row_code || ', '
        || judgements.column_code as row_key,
        judgements.written_judgement as found,
        'not_compared_here' as reason_code
    from judgements
    left join matrices using (parent_code, row_code, column_code)
    where matrices.parent_code is null or judgements.row_code = judgements.column_code
    union all
    select
        parent_code || ', ' || first_code || ', ' || second_code as row_key,
        cast(row_count as varchar) as found,
        'repeated_pair' as reason_code
    from pairs
    where row_count > 1
    union all
    select
        matrices.parent_code || ', ' || matrices.row_code || ', '
        || matrices.column_code as row_key,
        null as found,
        'missing_pair' as reason_code
    from matrices
    left join pairs
        on
            matrices.parent_code = pairs.parent_code
            and matrices.row_code = pairs.first_code
            and matrices.column_code = pairs.second_code
    where
        matrices.judgement is null
        and matrices.row_code < matrices.column_code
        and pairs.parent_code is null
)

select
    'seeds/index/ahp_judgements.csv' as file_name,
    row_key,
    'judgement' as column_name,
    found,
    reason_code
from problems
