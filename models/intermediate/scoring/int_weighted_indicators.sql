with

normalised as (
    select * from {{ ref('int_normalised_indicators') }}
),

weights as (
    select * from {{ ref('int_index_weights') }}
    where weight_scheme = {{ weight_scheme() }}
),

weighted as (
    select
        normalised.*,
        weights.weight,
        {{ on_score_grid('weights.weight * normalised.normalised_score') }}
            as weighted_score
    from normalised
    left join weights using (node_code)
)

select * from weighted
