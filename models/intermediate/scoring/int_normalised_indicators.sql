-- Regions compete with regions of the same level and edition.
with

competitors as (
    select
        indicator_values.*,
        index_nodes.direction
    from {{ ref('int_indicator_values') }} as indicator_values
    inner join {{ ref('index_nodes') }} as index_nodes using (node_code)
    inner join {{ ref('region_levels') }} as region_levels using (region_level)
    where region_levels.ranking = 'compete'
),

-- What is unknown is taken for the worst: 0 where more is better, else the most that is known. It
-- never earns a point, whatever the direction.
imputed as (
    select
        *,
        case
            when is_known then raw_value
            when direction = -1 then coalesce(max(raw_value) over peers, 0)
            else least(coalesce(min(raw_value) over peers, 0), 0)
        end as scored_value
    from competitors
    window peers as (partition by edition, region_level, node_code)
),

bounded as (
    select
        *,
        min(scored_value) over peers as low_value,
        max(scored_value) over peers as high_value
    from imputed
    window peers as (partition by edition, region_level, node_code)
),

normalised as (
    select
        *,
        {{ min_max('scored_value', 'low_value', 'high_value', 'direction') }}
            as normalised_score
    from bounded
)

select * from normalised
