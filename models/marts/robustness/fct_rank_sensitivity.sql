-- What moves ranks: the share of a rank's variance that an input explains alone (first order) and
-- together with the others (total), as Jansen (1999) estimates them. Ranks are whole numbers: the
-- sums are exact. The rows without a region are about the mean shift of all ranks of the level.
with

ranks as (
    select * from {{ ref('int_sensitivity_ranks') }}
),

regions as (
    select distinct
        value_lists.contest,
        value_lists.place,
        value_lists.edition,
        value_lists.region_level,
        value_lists.region_code,
        scores.score_rank as default_rank
    from {{ ref('int_value_lists') }} as value_lists
    inner join {{ ref('int_index_scores') }} as scores using (edition, region_level, region_code)
    inner join {{ ref('index_nodes') }} as roots using (node_code)
    where roots.parent_code is null
),

contests as (
    select distinct
        contest,
        edition,
        region_level
    from regions
),

outputs as (
    select
        contest,
        place,
        draw,
        matrix,
        score_rank as output,
        1 as scale
    from ranks
    union all
    select
        ranks.contest,
        0 as place,
        ranks.draw,
        ranks.matrix,
        sum(abs(ranks.score_rank - regions.default_rank)) as output,
        count(*) as scale
    from ranks
    inner join regions using (contest, place)
    group by ranks.contest, ranks.draw, ranks.matrix
),

paired as (
    select
        mixed.contest,
        mixed.place,
        mixed.matrix as input_code,
        mixed.scale,
        mixed.output,
        first_draws.output as output_a,
        second_draws.output as output_b
    from outputs as mixed
    inner join outputs as first_draws
        on
            mixed.contest = first_draws.contest
            and mixed.place = first_draws.place
            and mixed.draw = first_draws.draw
            and first_draws.matrix = 'A'
    inner join outputs as second_draws
        on
            mixed.contest = second_draws.contest
            and mixed.place = second_draws.place
            and mixed.draw = second_draws.draw
            and second_draws.matrix = 'B'
    where mixed.matrix not in ('A', 'B')
),

sums as (
    select
        contest,
        place,
        input_code,
        max(scale) as scale,
        count(*) as draws,
        cast(sum((output_b - output) * (output_b - output)) as double) as first_order_sum,
        cast(sum((output_a - output) * (output_a - output)) as double) as total_sum,
        cast(sum(output_a + output_b) as double) as output_sum,
        cast(sum(output_a * output_a + output_b * output_b) as double) as square_sum
    from paired
    group by contest, place, input_code
),

variances as (
    select
        *,
        (square_sum - output_sum * output_sum / (2 * draws)) / (2 * draws) as variance
    from sums
),

-- Of the mean shift every variance is worth telling, of a rank that hardly moves it is noise.
judged as (
    select
        *,
        variance > 0 and (place = 0 or variance >= {{ var('sensitivity_variance') }})
            as is_told
    from variances
)

select
    contests.edition,
    contests.region_level,
    regions.region_code,
    judged.input_code,
    case when judged.is_told then 1 - judged.first_order_sum / (2 * judged.draws) / judged.variance
    end as first_order_effect,
    case when judged.is_told then judged.total_sum / (2 * judged.draws) / judged.variance end
        as total_effect,
    judged.variance / (judged.scale * judged.scale) as output_variance,
    judged.draws
from judged
inner join contests using (contest)
left join regions on judged.contest = regions.contest and judged.place = regions.place
order by
    contests.edition, contests.region_level, regions.region_code nulls first, judged.input_code
