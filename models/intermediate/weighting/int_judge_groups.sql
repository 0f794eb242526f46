-- Judges who weigh together: all of them and, to see what each one moves, all but one.
with

judges as (
    select distinct judge_code
    from {{ ref('int_judge_matrices') }}
)

select
    '{{ group_judge() }}' as group_code,
    judge_code,
    'ahp' as weight_scheme,
    cast(null as string) as left_out_judge
from judges
union all
select
    '{{ group_judge() }}_without_' || left_out.judge_code as group_code,
    judges.judge_code,
    'ahp_without_' || left_out.judge_code as weight_scheme,
    left_out.judge_code as left_out_judge
from judges
inner join judges as left_out on judges.judge_code <> left_out.judge_code
