-- Every indicator of every region and edition, even if nothing was counted.
with

editions as (
    select * from {{ ref('editions') }}
),

regions as (
    select distinct
        region_level,
        region_code
    from {{ ref('int_region_places') }}
),

indicators as (
    select * from {{ ref('index_nodes') }}
    where node_level = 'indicator'
),

measures as (
    select * from {{ ref('int_region_measures') }}
),

spine as (
    select
        editions.edition,
        regions.region_level,
        regions.region_code,
        indicators.node_code,
        indicators.node_code as measure_code,
        indicators.statistic
    from editions
    cross join regions
    cross join indicators
),

counted as (
    select
        spine.*,
        coalesce(numerators.measure_value, 0) as numerator,
        case when spine.statistic = 'mean' then coalesce(known.measure_value, 0) end
            as denominator
    from spine
    left join measures as numerators
        using (edition, region_level, region_code, measure_code)
    left join measures as known
        on
            spine.edition = known.edition
            and spine.region_level = known.region_level
            and spine.region_code = known.region_code
            and spine.node_code || '_known' = known.measure_code
),

valued as (
    select
        *,
        case
            when statistic <> 'mean' then cast(numerator as double)
            when denominator = 0 then 0
            else cast(numerator as double) / cast(denominator as double)
        end as raw_value
    from counted
)

select * from valued
