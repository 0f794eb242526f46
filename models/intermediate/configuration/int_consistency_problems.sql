select
    {{ seed_file('ahp_judgements') }} as file_name,
    parent_code as row_key,
    'judgement' as column_name,
    cast(coalesce(consistency_ratio, matrix_size) as string) as found,
    case
        when random_index is null then 'matrix_too_large' else 'inconsistent_matrix'
    end as reason_code
from {{ ref('int_ahp_consistency') }}
where
    judge_code = '{{ group_judge() }}'
    and (random_index is null or consistency_ratio >= {{ var('consistency_ratio_limit') }})
