select *
from {{ ref('audit_row_counts') }}
where raw_rows is distinct from accepted_rows + rejected_rows
