-- Tree, weights, judgements, circles, editions: what is wrong, where, and the remedy.
select * from {{ ref('int_configuration_problems') }}
