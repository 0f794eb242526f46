-- Shares are of the rows or amounts that have a province: that is what numerators hold.
with

regions as (
    select * from {{ ref('dim_regions') }}
),

parts as (
    select
        indicator_values.edition,
        indicator_values.region_level,
        indicator_values.region_code,
        indicator_values.node_code,
        indicator_values.numerator,
        regions.circle_code
    from {{ ref('fct_indicator_values') }} as indicator_values
    inner join regions using (region_level, region_code)
),

-- The country is one whole of every part, and a part's circle is another.
shares as (
    select
        parts.*,
        'share_of_' || wholes.region_level as measure,
        {{ percentage('parts.numerator', 'wholes.numerator') }} as computed_value
    from parts
    inner join parts as wholes
        on
            parts.edition = wholes.edition
            and parts.node_code = wholes.node_code
            and (
                wholes.region_level = 'country'
                or (
                    wholes.region_level = 'circle'
                    and parts.circle_code = wholes.circle_code
                )
            )
),

computed as (
    select
        edition,
        region_level,
        region_code,
        node_code,
        measure,
        computed_value
    from shares
    union all
    select
        edition,
        'country' as region_level,
        'CN' as region_code,
        node_code,
        'four_circle_share' as measure,
        sum(computed_value) as computed_value
    from shares
    where region_level = 'circle' and measure = 'share_of_country'
    group by edition, node_code
)

select * from computed
