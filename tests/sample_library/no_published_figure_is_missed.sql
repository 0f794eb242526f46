-- A figure that no data can give is a row of published_exceptions, with its proof.
select *
from {{ ref('audit_published_figures') }}
where verdict = 'missed'
