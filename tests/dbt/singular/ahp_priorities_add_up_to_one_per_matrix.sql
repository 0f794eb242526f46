-- Problems of the judgements are told first, in sentences.
-- depends_on: {{ ref('int_configuration_problems') }}
select
    judge_code,
    parent_code
from {{ ref('int_ahp_priorities') }}
group by judge_code, parent_code
having
    round(sum(priority), 9) <> 1
    or count(priority) not in (0, count(*))
    or (judge_code = '{{ group_judge() }}' and count(priority) = 0)
