with

figures as (
    select * from {{ ref('printed_figures') }}
),

exceptions as (
    select * from {{ ref('printed_exceptions') }}
),

computed as (
    select * from {{ ref('int_computed_samples') }}
    union all
    select * from {{ ref('int_computed_weights') }}
    union all
    select * from {{ ref('int_computed_scores') }}
    union all
    select * from {{ ref('int_computed_values') }}
    union all
    select * from {{ ref('int_computed_shares') }}
),

compared as (
    select
        figures.*,
        computed.computed_value,
        -- Adding 0 makes 0 of a negative zero, which one engine has and another has not.
        round(computed.computed_value - figures.printed_value, 9) + 0 as difference
    from figures
    left join computed using (edition, region_level, region_code, node_code, measure)
),

-- A figure is reproduced to half a unit of its last printed decimal, a bound if it holds.
judged as (
    select
        compared.*,
        case
            when
                case compared.operator
                    when '='
                        then
                            abs(compared.difference)
                            <= 0.5 / power(10, compared.decimals)
                    when '<' then compared.difference < 0
                    when '<=' then compared.difference <= 0
                    when '>' then compared.difference > 0
                end then 'reproduced'
            when exceptions.figure_id is not null then 'excepted'
            else 'missed'
        end as verdict,
        exceptions.proof_zh,
        exceptions.proof_en
    from compared
    left join exceptions using (figure_id)
)

select * from judged
order by figure_id
