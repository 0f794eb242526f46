-- Saaty's bound, and the report's (section 1(3)7(1)): CR below 0.1.
with

parents as (
    select node_code as parent_code from {{ ref('index_nodes') }}
    where node_level in ('index', 'dimension')
)

select *
from parents
full join {{ ref('int_ahp_consistency') }} as consistency using (parent_code)
where (consistency.consistency_ratio < 0.1) is distinct from true
