select
    raw_table,
    row_key,
    edition,
    place_code,
    rejection,
    {%- for node, table_name in [
        ('university', 'universities'), ('institute', 'institutes')
    ] %}
    {%- for column, indicator in [
        ('domestic_paper_count', 'mean_domestic_papers'),
        ('international_paper_count', 'mean_international_papers'),
        ('patent_count', 'mean_patents'),
    ] %}
    case when raw_table = '{{ table_name }}' then {{ column }} end
        as {{ node }}_{{ indicator }},
    {%- endfor %}
    {%- endfor %}
    raw_table = 'universities' as university_count,
    raw_table = 'institutes' as institute_count
from {{ ref('int_academic_organisations_screened') }}
