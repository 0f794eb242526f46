-- In every raw table of the input contract.
with

raw_tables as (
    select {{ row_for_each(["'" ~ var('raw_tables') | join("', '") ~ "'"]) }} as raw_table
)

select *
from raw_tables
full join {{ ref('audit_row_counts') }} as counts using (raw_table)
where counts.raw_rows is distinct from counts.accepted_rows + counts.rejected_rows
    or not counts.raw_rows > 0
