-- Every pair of elements of a matrix has the geometric mean of what judges say of it, the inverse
-- of that of the pair reversed; it is open if nobody says anything.
with

judgements as (
    select * from {{ ref('fct_ahp_judgements') }}
),

both_ways as (
    select
        parent_code,
        row_code,
        column_code,
        ln(judgement) as log_judgement
    from {{ ref('int_ahp_judgements') }}
    union all
    select
        parent_code,
        column_code as row_code,
        row_code as column_code,
        -ln(judgement) as log_judgement
    from {{ ref('int_ahp_judgements') }}
    union all
    select distinct
        parent_code,
        row_code,
        row_code as column_code,
        0 as log_judgement
    from judgements
),

given as (
    select
        parent_code,
        row_code,
        column_code,
        exp(avg(log_judgement)) as given_judgement
    from both_ways
    group by parent_code, row_code, column_code
)

select *
from judgements
full join given using (parent_code, row_code, column_code)
where {{ differ('judgement', 'given_judgement', '1e-11') }}
