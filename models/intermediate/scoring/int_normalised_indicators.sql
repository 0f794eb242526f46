-- Regions compete with regions of the same level and edition.
with

competitors as (
    select * from {{ ref('int_indicator_values') }}
    where region_level in ('province', 'city')
),

index_nodes as (
    select * from {{ ref('index_nodes') }}
),

bounded as (
    select
        *,
        min(raw_value) over peers as low_value,
        max(raw_value) over peers as high_value
    from competitors
    window peers as (partition by edition, region_level, node_code)
),

normalised as (
    select
        bounded.*,
        {{ min_max('raw_value', 'low_value', 'high_value', 'index_nodes.direction') }}
            as normalised_score
    from bounded
    inner join index_nodes using (node_code)
)

select * from normalised
