-- Weights that the values give, and equal ones. Entropy (Shannon) weighs how unevenly an indicator
-- is distributed, CRITIC (Diakoulaki et al. 1995) how much it spreads and how little it repeats the
-- others. The values are the latest edition's, of the level with the fewest regions: sums over
-- lists do not depend on the order in which rows are read.
with

indicators as (
    select * from {{ ref('int_grouped_indicators') }}
),

normalised as (
    select * from {{ ref('int_normalised_indicators') }}
),

weighing_level as (
    select
        region_level,
        max(edition) as edition
    from normalised
    group by region_level
    order by count(distinct region_code), region_level
    limit 1
),

listed as (
    select
        normalised.node_code,
        count(*) as regions,
        avg({{ on_score_grid('normalised.normalised_score') }}) as mean_score,
        {{ ordered_list('normalised.normalised_score / 100', 'normalised.region_code') }} as scores
    from normalised
    inner join weighing_level using (region_level, edition)
    group by normalised.node_code
),

measured as (
    select
        node_code,
        regions,
        {{ for_each('scores', 'element - mean_score / 100') }} as deviations,
        {{ for_each(
            'scores', 'coalesce(element / nullif(mean_score / 100 * regions, 0), 0)'
        ) }} as share_list
    from listed
),

spreads as (
    select
        node_code,
        deviations,
        sqrt({{ dot_product('deviations', 'deviations') }}) as spread,
        1 + coalesce(
            {{ dot_product(
                'share_list',
                for_each('share_list', 'case when element > 0 then ln(element) else 0 end')
            ) }} / nullif(ln(regions), 0),
            0
        ) as unevenness
    from measured
),

conflicts as (
    select
        one.node_code,
        one.spread,
        sum(1 - round(coalesce(
            {{ dot_product('one.deviations', 'another.deviations') }}
            / nullif(one.spread * another.spread, 0),
            0
        ), 12)) as conflict_sum
    from spreads as one
    cross join spreads as another
    group by one.node_code, one.spread
),

importances as (
    select
        'entropy' as weight_scheme,
        node_code,
        -- Where all values are equal, there is nothing to weigh.
        case when spread > 0 then unevenness else 0 end as importance
    from spreads
    union all
    select
        'critic' as weight_scheme,
        node_code,
        spread * conflict_sum as importance
    from conflicts
    union all
    select
        'equal_indicators' as weight_scheme,
        node_code,
        1 as importance
    from indicators
    union all
    select
        'equal_groups' as weight_scheme,
        used.node_code,
        used.weight / nullif(tree_groups.weight, 0) as importance
    from {{ ref('int_index_weights') }} as used
    inner join indicators using (node_code)
    inner join {{ ref('int_index_weights') }} as tree_groups
        on
            used.weight_scheme = tree_groups.weight_scheme
            and indicators.group_code = tree_groups.node_code
    where used.weight_scheme = {{ weight_scheme() }}
)

-- Nothing can be told of importances that are all 0: all weigh the same.
select
    weight_scheme,
    node_code,
    round(
        coalesce(
            importance / nullif(
                sum({{ on_score_grid('importance') }}) over (partition by weight_scheme), 0
            ),
            1.0 / count(*) over (partition by weight_scheme)
        ),
        12
    ) as weight
from importances
