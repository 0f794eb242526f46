-- Tree, weights, judgements, circles, editions: what is wrong, where, and the remedy.
select * from {{ ref('audit_configuration_problems') }}
