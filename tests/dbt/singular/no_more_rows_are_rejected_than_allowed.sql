-- Runs after the rejected rows are listed: select * from audit.audit_rejected_rows.
-- depends_on: {{ ref('audit_rejected_rows') }}
with

rejected_shares as (
    select
        raw_table,
        sum(raw_rows) as raw_rows,
        sum(rejected_rows) as rejected_rows,
        sum(rejected_rows) / sum(raw_rows) as rejected_share
    from {{ ref('audit_row_counts') }}
    group by all
)

select *
from rejected_shares
where rejected_share > {{ var('max_rejected_share') }}
