-- Random ways to make the index: so many draws of each design, from the scheme in use. What a
-- design does not vary is as in the index.
{{ config(materialized='table_in_lots') }}

with

draws as (
    select
        designs.*,
        numbers.draw,
        designs.design_code || '|' || numbers.draw as draw_key
    from {{ ref('uncertainty_designs') }} as designs
    cross join {{ numbers_to(var('robustness_draws'), 'draw') }}
    where {{ in_the_lot('numbers.draw') }}
),

designs as (
    select
        design_code,
        cast(row_number() over (order by design_code) as integer) as design_number
    from {{ ref('uncertainty_designs') }}
),

removable as (
    select * from {{ ref('int_removable_indicators') }}
),

choices as (
    select
        design_code,
        draw,
        weight_noise,
        draw_key,
        case when varies_normalisation then {{ drawn_normalisation('draw_key') }} else 'min_max' end
            as normalisation,
        case when varies_aggregation then {{ drawn_aggregation('draw_key') }} else 'arithmetic' end
            as aggregation,
        case
            when varies_left_out
                then {{ drawn_left_out('draw_key', '(select count(*) from removable)') }}
            else 0
        end as left_out_number
    from draws
),

ways as (
    select
        choices.design_code,
        choices.draw,
        choices.weight_noise,
        choices.draw_key as weights_key,
        {{ weight_scheme() }} as weight_scheme,
        choices.normalisation,
        choices.aggregation,
        removable.node_code as left_out_node,
        '' as left_out_region
    from choices
    left join removable on choices.left_out_number = removable.removable_number
    where choices.weight_noise <> 'judgements'
),

weights as (
    {{ weights_of_ways('ways', ['design_code', 'draw']) }}
),

strayed as (
    select
        strayed.design_code,
        strayed.draw,
        choices.normalisation,
        choices.aggregation,
        '' as left_out_region,
        min(strayed.indicator_order) as group_order,
        {{ ordered_list('strayed.weight', 'strayed.indicator_order') }} as weights
    from {{ ref('int_strayed_weights') }} as strayed
    inner join choices using (design_code, draw)
    where {{ in_the_lot('strayed.draw') }}
    group by
        strayed.design_code, strayed.draw, choices.normalisation, choices.aggregation,
        strayed.group_code
),

all_weights as (
    select * from weights
    union all
    select * from strayed
),

packed as (
    {{ packed_ways('all_weights', ['design_code', 'draw']) }}
)

select
    packed.*,
    designs.design_number,
    cast(
        (designs.design_number - 1) * {{ var('robustness_draws') }} + packed.draw as integer
    ) as way
from packed
inner join designs using (design_code)
