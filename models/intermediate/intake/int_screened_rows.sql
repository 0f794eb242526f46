-- Every raw row with its verdict, whatever its table.
{% for screened in [
    'enterprises',
    'investors',
    'academic_organisations',
    'counted_entities',
    'capital_relations',
    'technology_relations',
    'core_people',
] %}
select
    raw_table,
    edition,
    row_key,
    rejection,
    raw_row
from {{ ref('int_' ~ screened ~ '_screened') }}
{{ 'union all' if not loop.last }}
{% endfor %}
