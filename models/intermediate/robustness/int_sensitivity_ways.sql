-- Saltelli's design: two matrices, A and B, of independent draws, and for each input A with that
-- input taken from B.
with

matrices as (
    {% for matrix in ['A', 'B', 'weights', 'normalisation', 'aggregation', 'left_out'] %}
    select '{{ matrix }}' as matrix
    {{ 'union all' if not loop.last }}
    {% endfor %}
),

draws as (
    select
        matrices.matrix,
        {% for input in ['weights', 'normalisation', 'aggregation', 'left_out'] %}
        'sensitivity|' || numbers.draw
        || case when matrices.matrix in ('B', '{{ input }}') then '|B' else '|A' end
            as {{ input }}_key,
        {% endfor %}
        numbers.draw
    from matrices
    cross join {{ numbers_to(var('sensitivity_draws'), 'draw') }}
),

removable as (
    select * from {{ ref('int_removable_indicators') }}
),

choices as (
    select
        *,
        {{ drawn_normalisation('normalisation_key') }} as normalisation,
        {{ drawn_aggregation('aggregation_key') }} as aggregation,
        {{ drawn_left_out('left_out_key', '(select count(*) from removable)') }}
            as left_out_number
    from draws
),

ways as (
    select
        choices.matrix,
        choices.draw,
        'spread' as weight_noise,
        choices.weights_key,
        {{ weight_scheme() }} as weight_scheme,
        choices.normalisation,
        choices.aggregation,
        removable.node_code as left_out_node,
        '' as left_out_region
    from choices
    left join removable on choices.left_out_number = removable.removable_number
),

weights as (
    {{ weights_of_ways('ways', ['matrix', 'draw']) }}
),

packed as (
    {{ packed_ways('weights', ['matrix', 'draw']) }}
)

select * from packed
