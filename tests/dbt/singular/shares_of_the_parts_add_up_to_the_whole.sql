-- Provinces add up to the country, and the provinces of a circle to the circle. A share is
-- unknown only if the whole is 0.
with

shares as (
    select * from {{ ref('fct_indicator_shares') }}
),

regions as (
    select * from {{ ref('dim_regions') }}
),

summed as (
    select
        shares.edition,
        shares.node_code,
        'country' as whole,
        sum(shares.numerator) as numerator,
        sum(shares.share_of_country) as summed_share
    from shares
    where shares.region_level = 'province'
    group by shares.edition, shares.node_code
    union all
    select
        shares.edition,
        shares.node_code,
        regions.circle_code as whole,
        sum(shares.numerator) as numerator,
        sum(shares.share_of_circle) as summed_share
    from shares
    inner join regions using (region_level, region_code)
    where shares.region_level = 'province' and regions.circle_code is not null
    group by shares.edition, shares.node_code, regions.circle_code
)

select * from summed
where abs(summed_share - 100) > 1e-9 or (summed_share is null and numerator > 0)
