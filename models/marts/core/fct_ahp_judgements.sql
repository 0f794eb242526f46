select
    parent_code,
    row_code,
    column_code,
    judgement
from {{ ref('int_ahp_matrices') }}
where judge_code = '{{ group_judge() }}'
order by parent_code, row_code, column_code
