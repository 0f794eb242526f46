select
    parent_code,
    row_code,
    column_code,
    judgement
from {{ ref('int_ahp_matrices') }}
order by parent_code, row_code, column_code
