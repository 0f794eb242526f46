select
    raw_table,
    row_key,
    edition,
    place_code,
    rejection,
    true as institute_count,
    domestic_paper_count as institute_mean_domestic_papers,
    international_paper_count as institute_mean_international_papers,
    patent_count as institute_mean_patents
from {{ ref('int_institutes_screened') }}
