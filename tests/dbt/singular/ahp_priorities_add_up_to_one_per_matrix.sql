-- Problems of the judgements are told first, in sentences.
-- depends_on: {{ ref('int_configuration_problems') }}

-- Starts from the tree, so that a missing or incomplete matrix is found too.
with

parents as (
    select node_code as parent_code from {{ ref('index_nodes') }}
    where node_level in ('index', 'dimension')
),

sums as (
    select
        parent_code,
        sum(priority) as priority_sum
    from {{ ref('int_ahp_priorities') }}
    group by all
)

select *
from parents
full join sums using (parent_code)
where round(sums.priority_sum, 9) is distinct from 1
