with

judgements as (
    select * from {{ ref('int_ahp_judgements') }}
),

matrices as (
    select * from {{ ref('int_judge_matrices') }}
),

pairs as (
    select
        judge_code,
        parent_code,
        least(row_code, column_code) as first_code,
        greatest(row_code, column_code) as second_code,
        count(*) as row_count
    from judgements
    group by all
),

problems as (
    select
        judge_code,
        parent_code || ', ' || row_code || ', ' || column_code as row_key,
        written_judgement as found,
        'off_saaty_scale' as reason_code
    from judgements
    where
        written_judgement is not null
        and coalesce(judgement between cast(1 as double) / 9 and 9, false) is false
    union all
    select
        judgements.judge_code,
        judgements.parent_code || ', ' || judgements.row_code || ', '
        || judgements.column_code as row_key,
        judgements.written_judgement as found,
        'not_compared_here' as reason_code
    from judgements
    left join matrices using (judge_code, parent_code, row_code, column_code)
    where matrices.parent_code is null or judgements.row_code = judgements.column_code
    union all
    select
        judge_code,
        parent_code || ', ' || first_code || ', ' || second_code as row_key,
        cast(row_count as string) as found,
        'repeated_pair' as reason_code
    from pairs
    where row_count > 1
    union all
    select
        matrices.judge_code,
        matrices.parent_code || ', ' || matrices.row_code || ', '
        || matrices.column_code as row_key,
        null as found,
        'missing_pair' as reason_code
    from matrices
    left join pairs
        on
            matrices.judge_code = pairs.judge_code
            and matrices.parent_code = pairs.parent_code
            and matrices.row_code = pairs.first_code
            and matrices.column_code = pairs.second_code
    where
        matrices.judgement is null
        and matrices.row_code < matrices.column_code
        and pairs.parent_code is null
    union all
    -- A power without a path between two elements says nothing of how they compare.
    select
        judge_code,
        parent_code || ', ' || row_code || ', ' || column_code as row_key,
        null as found,
        'pairs_apart' as reason_code
    from {{ ref('int_ahp_powers') }}
    where
        judge_code = '{{ group_judge() }}'
        and power_16 = 0
        and row_code < column_code
    union all
    select
        judge_code,
        parent_code as row_key,
        null as found,
        'no_judge_joins' as reason_code
    from {{ ref('int_ahp_priorities') }}
    where
        judge_code = '{{ group_judge() }}'
        and priority is null
        and '{{ var("judges_agree_on") }}' = 'priorities'
    group by judge_code, parent_code
    union all
    select
        judge_code,
        judge_code as row_key,
        judge_code as found,
        'reserved_judge' as reason_code
    from judgements
    where
        judge_code = '{{ group_judge() }}'
        or judge_code like '{{ group_judge() }}_without_%'
    group by judge_code
)

select
    {{ seed_file('ahp_judgements') }} as file_name,
    {#- One judge needs no name. #}
    case
        when (select count(distinct judgements.judge_code) from judgements) > 1
            and problems.judge_code <> problems.row_key
            then problems.judge_code || ', ' || problems.row_key
        else problems.row_key
    end as row_key,
    'judgement' as column_name,
    found,
    reason_code
from problems
