-- An exception whose figure is reproduced, or does not exist, is not needed.
select exceptions.*
from {{ ref('printed_exceptions') }} as exceptions
left join {{ ref('audit_printed_figures') }} as figures using (figure_id)
where figures.verdict is distinct from 'excepted'
