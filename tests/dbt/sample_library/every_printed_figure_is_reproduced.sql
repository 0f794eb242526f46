-- A figure that no data can give is a row of printed_exceptions, with a proof.
select *
from {{ ref('audit_printed_figures') }}
where verdict = 'missed'
