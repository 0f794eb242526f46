-- Every pair of elements of a matrix has a judgement, the inverse of that of the pair reversed.
with

judgements as (
    select * from {{ ref('fct_ahp_judgements') }}
),

given as (
    select
        parent_code,
        row_code,
        column_code,
        judgement as given_judgement
    from {{ ref('int_ahp_judgements') }}
    union all
    select
        parent_code,
        column_code as row_code,
        row_code as column_code,
        1 / judgement as given_judgement
    from {{ ref('int_ahp_judgements') }}
    union all
    select distinct
        parent_code,
        row_code,
        row_code as column_code,
        1 as given_judgement
    from judgements
)

select *
from judgements
full join given using (parent_code, row_code, column_code)
where {{ differ('judgement', 'given_judgement', '1e-12') }}
