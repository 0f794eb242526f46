-- The list and the counts are computed independently from the same screening.
with

listed as (
    select
        raw_table,
        edition,
        count(*) filter (where remedy_en is not null and remedy_zh is not null)
            as listed_rows
    from {{ ref('audit_rejected_rows') }}
    group by all
)

select
    counts.raw_table,
    counts.edition,
    counts.rejected_rows,
    listed.listed_rows
from {{ ref('audit_row_counts') }} as counts
full join listed
    on
        counts.raw_table = listed.raw_table
        and counts.edition is not distinct from listed.edition
where coalesce(counts.rejected_rows, 0) <> coalesce(listed.listed_rows, 0)
