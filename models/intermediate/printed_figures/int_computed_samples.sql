select
    edition,
    'country' as region_level,
    'CN' as region_code,
    raw_table as node_code,
    'sample_size' as measure,
    cast(accepted_rows as double) as computed_value
from {{ ref('audit_row_counts') }}
