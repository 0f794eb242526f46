-- Four factors of a region's rank: its own values, the other regions' values, the bounds, the
-- weights. Each may be the former edition's or the new one's: sixteen rankings, and for each factor
-- its Shapley value, in twelfths of a place.
{% set factors = ['own', 'others', 'bounds', 'weights'] %}
with

scores as (
    select
        edition,
        region_level,
        region_code,
        values_now,
        bounds_now,
        weights_now,
        round(sum(weighted_score), {{ var('rank_decimals') }}) as score
    from {{ ref('int_counterfactual_scores') }}
    group by all
),

-- How many scores of either kind of values are above: those with the same values and bounds are
-- the other regions' and the region's own, which is not above itself.
counted as (
    select
        scores.*,
        count(*) filter (where scores.values_now = 0) over not_worse
        - count(*) filter (where scores.values_now = 0) over equal_scores as above_0,
        count(*) filter (where scores.values_now = 1) over not_worse
        - count(*) filter (where scores.values_now = 1) over equal_scores as above_1
    from scores
    window
        not_worse as (
            partition by scores.edition, scores.region_level, scores.bounds_now, scores.weights_now
            order by scores.score desc
        ),
        equal_scores as (
            partition by
                scores.edition,
                scores.region_level,
                scores.bounds_now,
                scores.weights_now,
                scores.score
        )
),

others as (
    select 0 as others_now
    union all
    select 1 as others_now
),

ranks as (
    select
        counted.edition,
        counted.region_level,
        counted.region_code,
        counted.values_now as own_now,
        others.others_now,
        counted.bounds_now,
        counted.weights_now,
        1 + case others.others_now when 1 then counted.above_1 else counted.above_0 end
        - case when own_scores.score > counted.score then 1 else 0 end as hypothetical_rank
    from counted
    cross join others
    inner join scores as own_scores
        on
            counted.edition = own_scores.edition
            and counted.region_level = own_scores.region_level
            and counted.region_code = own_scores.region_code
            and counted.bounds_now = own_scores.bounds_now
            and counted.weights_now = own_scores.weights_now
            and others.others_now = own_scores.values_now
),

effects as (
    select
        *,
        -- Of the three other factors s are new: s! (3 - s)! / 4!.
        {% for factor in factors %}
        case {{ factor }}_now when 1 then -1 else 1 end * hypothetical_rank
        * case
            when own_now + others_now + bounds_now + weights_now - {{ factor }}_now in (1, 2) then 1
            else 3
        end as {{ factor }}_twelfths,
        {% endfor %}
        own_now + others_now + bounds_now + weights_now as factors_now
    from ranks
)

select
    edition,
    region_level,
    region_code,
    max(hypothetical_rank) filter (where factors_now = 0) as previous_rank,
    max(hypothetical_rank) filter (where factors_now = 4) as score_rank,
    max(hypothetical_rank) filter (where factors_now = 0)
    - max(hypothetical_rank) filter (where factors_now = 4) as rank_change,
    {%- for factor in factors %}
    cast(sum({{ factor }}_twelfths) as double) / 12 as {{ factor }}_places,
    {%- endfor %}
    max(hypothetical_rank) filter (where own_now = 1 and factors_now = 1)
        as rank_if_only_own_values_changed
from effects
group by edition, region_level, region_code
order by edition, region_level, score_rank, region_code
