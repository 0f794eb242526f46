-- The list and the counts are computed independently from the same screening.
with

listed as (
    select
        rejected.raw_table,
        rejected.edition,
        count(*) as listed_rows,
        count(fault_kinds.reason_code) as explained_rows
    from {{ ref('audit_rejected_rows') }} as rejected
    left join {{ ref('fault_kinds') }} as fault_kinds
        on
            rejected.reason_code = fault_kinds.reason_code
            and rejected.meaning_zh = fault_kinds.meaning_zh
            and rejected.meaning_en = fault_kinds.meaning_en
            and rejected.remedy_zh = fault_kinds.remedy_zh
            and rejected.remedy_en = fault_kinds.remedy_en
    group by rejected.raw_table, rejected.edition
)

select
    counts.raw_table,
    counts.edition,
    counts.rejected_rows,
    listed.listed_rows,
    listed.explained_rows
from {{ ref('audit_row_counts') }} as counts
full join listed
    on
        counts.raw_table = listed.raw_table
        and counts.edition is not distinct from listed.edition
where
    coalesce(counts.rejected_rows, 0) <> coalesce(listed.listed_rows, 0)
    or listed.explained_rows <> listed.listed_rows
