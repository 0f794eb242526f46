select
    raw_table,
    row_key,
    edition,
    place_code,
    rejection,
    true as university_count,
    domestic_paper_count as university_mean_domestic_papers,
    international_paper_count as university_mean_international_papers,
    patent_count as university_mean_patents
from {{ ref('int_universities_screened') }}
