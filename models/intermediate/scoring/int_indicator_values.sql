-- Every indicator of every region and edition, even if nothing was counted.
with

editions as (
    select * from {{ ref('editions') }}
),

regions as (
    select
        region_level,
        region_code
    from {{ ref('regions') }}
),

indicators as (
    select * from {{ ref('int_index_tree') }}
    where is_indicator
),

measures as (
    select * from {{ ref('int_region_measures') }}
),

indicator_tables as (
    select * from {{ ref('int_indicator_tables') }}
),

observed_values as (
    select * from {{ ref('int_observed_values') }}
),

spine as (
    select
        editions.edition,
        regions.region_level,
        regions.region_code,
        indicators.node_code,
        indicators.statistic,
        indicators.node_code as measure_code,
        indicators.node_code || '_known' as known_measure_code,
        indicator_tables.rows_measure_code,
        indicator_tables.node_code is null as is_observed
    from editions
    cross join regions
    cross join indicators
    left join indicator_tables on indicators.node_code = indicator_tables.node_code
),

counted as (
    select
        spine.edition,
        spine.region_level,
        spine.region_code,
        spine.node_code,
        spine.statistic,
        spine.is_observed,
        coalesce(numerators.measure_value, 0) as numerator,
        coalesce(known.measure_value, 0) as known_rows,
        coalesce(concerned.measure_value, 0) as all_rows
    from spine
    left join measures as numerators
        using (edition, region_level, region_code, measure_code)
    left join measures as known
        on
            spine.edition = known.edition
            and spine.region_level = known.region_level
            and spine.region_code = known.region_code
            and spine.known_measure_code = known.measure_code
    left join measures as concerned
        on
            spine.edition = concerned.edition
            and spine.region_level = concerned.region_level
            and spine.region_code = concerned.region_code
            and spine.rows_measure_code = concerned.measure_code
),

-- No rows at all is a count of 0, but no mean. Rows of which nothing is known are neither.
judged as (
    select
        *,
        case when statistic = 'mean' then known_rows end as denominator,
        known_rows > 0 or (statistic <> 'mean' and all_rows = 0) as is_known
    from counted
    where not is_observed
),

valued as (
    select
        *,
        case
            when not is_known then null
            when statistic = 'mean'
                then cast(numerator as double) / cast(denominator as double)
            else cast(numerator as double)
        end as raw_value
    from judged
),

-- What was not observed is unknown, whatever the statistic.
observed as (
    select
        counted.edition,
        counted.region_level,
        counted.region_code,
        counted.node_code,
        counted.statistic,
        coalesce(try_cast(observed_values.numerator as decimal(38, 8)), 0) as numerator,
        case when observed_values.observed_value is null then 0 else 1 end as known_rows,
        case when observed_values.row_key is null then 0 else 1 end as all_rows,
        case
            when counted.statistic = 'mean'
                then coalesce(try_cast(observed_values.denominator as decimal(38, 8)), 0)
        end as denominator,
        observed_values.observed_value is not null as is_known,
        observed_values.observed_value as raw_value
    from counted
    left join observed_values using (edition, region_code, node_code)
    where counted.is_observed
)

select
    edition,
    region_level,
    region_code,
    node_code,
    statistic,
    numerator,
    known_rows,
    all_rows,
    denominator,
    is_known,
    raw_value,
    false as is_observed
from valued
union all
select
    edition,
    region_level,
    region_code,
    node_code,
    statistic,
    numerator,
    known_rows,
    all_rows,
    denominator,
    is_known,
    raw_value,
    true as is_observed
from observed
