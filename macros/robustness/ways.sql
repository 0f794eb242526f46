{# A way to make the index is a row with the columns normalisation, aggregation, left_out_region,
   weights, group_weights and group_shares. Scenarios, random draws and points of the sensitivity
   analysis are such rows, and way_score() scores them all. #}
{# The weights of ways, one row per way and group: a list of its indicators' weights, in the order
   of the tree. Noise is drawn for each group (a child of the root) and for each indicator in its
   group; what is left out is shared among the rest of its group, a group that is left out among
   the others. The weights of a way add up to those of its scheme. Sums are taken on the grid, so
   that they do not depend on the order of rows.
     ways   relation with `keys`, weight_scheme, weight_noise (none, spread or any), weights_key,
            normalisation, aggregation, left_out_node and left_out_region
     keys   columns that name a way #}
{% macro weights_of_ways(ways, keys) -%}
    {%- set key = keys | join(", ") -%}
    {%- set way = key ~ ", normalisation, aggregation, left_out_region" -%}
    with
        left_out as (
            select node_code as left_out_node, indicator_code as node_code, true as is_left_out
            from {{ ref("int_node_indicators") }}
        ),
        parts as (
            select
                ways.*,
                weights.group_code,
                weights.indicator_order,
                weights.scheme_weight,
                weights.group_weight,
                case
                    when left_out.is_left_out
                    then 0
                    else
                        {{
                            on_score_grid(
                                "100 * " ~ noisy("weights.share_of_group", "weights.node_code")
                            )
                        }}
                end as part
            from {{ ways }} as ways
            inner join {{ ref("int_grouped_weights") }} as weights using (weight_scheme)
            left join
                left_out
                on ways.left_out_node = left_out.left_out_node
                and weights.node_code = left_out.node_code
        ),
        listed as (
            select
                {{ way }},
                weight_noise,
                weights_key,
                scheme_weight,
                group_code,
                group_weight,
                min(indicator_order) as group_order,
                sum(part) as part_sum,
                {{ ordered_list("part", "indicator_order") }} as parts
            from parts
            group by {{ way }}, weight_noise, weights_key, scheme_weight, group_code, group_weight
        ),
        noisy_groups as (
            select *, {{ noisy("ways.group_weight", "ways.group_code") }} as group_part
            from listed as ways
        ),
        weight_parts as (
            select
                *,
                {{
                    for_each(
                        "parts",
                        on_score_grid(
                            "100 * group_part * coalesce(element / nullif(part_sum, 0), 0)"
                        ),
                    )
                }} as weight_parts
            from noisy_groups
        ),
        summed as (
            select
                *, sum({{ list_total("weight_parts") }}) over (partition by {{ key }}) as weight_sum
            from weight_parts
        )
    select
        {{ way }},
        group_order,
        {{ for_each("weight_parts", "scheme_weight * element / weight_sum") }} as weights
    from summed
    where weight_sum > 0
{%- endmacro %}

{# A weight with the noise of its way: none, up to weight_spread of itself more or less, or any
   weight at all (exponential draws, which make shares uniform over all that add up to 1). #}
{% macro noisy(weight, node) -%}
    {%- set drawn = uniform("ways.weights_key || '|' || " ~ node) -%}
    case
        ways.weight_noise
        when 'spread'
        then {{ weight }} * (1 + {{ var("weight_spread") }} * (2 * {{ drawn }} - 1))
        when 'any'
        then - ln(1 - {{ drawn }})
        else {{ weight }}
    end
{%- endmacro %}

{# Ways from their weights, one row per way: the weights of the indicators as a list in the order
   of the tree and, where groups are aggregated by a geometric mean, the weights of the groups and,
   for each group, the shares of all indicators in it (0 for those of other groups).
     weights   relation like the one of weights_of_ways()
     keys      columns that name a way #}
{% macro packed_ways(weights, keys) -%}
    {%- set key = keys | join(", ") -%}
    with
        group_starts as (
            select group_code, min(indicator_order) as group_order
            from {{ ref("int_grouped_indicators") }}
            group by group_code
        ),
        -- Where each indicator stands in the group; 0 if it is of another.
        places as (
            select
                group_starts.group_order,
                {{
                    ordered_list(
                        "case when indicators.group_code = group_starts.group_code"
                        " then indicators.indicator_order - group_starts.group_order + 1"
                        " else 0 end",
                        "indicators.indicator_order",
                    )
                }} as places_in_group
            from {{ ref("int_grouped_indicators") }} as indicators
            cross join group_starts
            group by group_starts.group_order
        ),
        summed as (
            select
                *,
                {{ list_total(for_each("weights", on_score_grid("100 * element"))) }}
                / 100 as group_weight
            from {{ weights }}
        ),
        in_groups as (
            select
                {{ key }},
                {{ ordered_list("summed.group_weight", "summed.group_order") }} as group_weights,
                {{
                    ordered_list(
                        for_each(
                            "places.places_in_group",
                            "case when element > 0 then coalesce("
                            ~ list_item("summed.weights", "element")
                            ~ " / nullif(summed.group_weight, 0), 0) else 0.0 end",
                        ),
                        "summed.group_order",
                    )
                }} as group_shares
            from summed
            inner join places on summed.group_order = places.group_order
            where summed.aggregation = 'geometric'
            group by {{ key }}
        ),
        flat as (
            select
                {{ key }},
                normalisation,
                aggregation,
                left_out_region,
                flatten({{ ordered_list("weights", "group_order") }}) as weights
            from summed
            group by {{ key }}, normalisation, aggregation, left_out_region
        )
    select *
    from flat
    left join in_groups using ({{ key }})
{%- endmacro %}

{# The score that a way of `ways` gives to a list of normalised values: the sum of the indicators'
   points, or the geometric mean of the groups' scores, put on a scale of 1 to 100 first, since a
   single 0 would make it 0. #}
{% macro way_score(values) -%}
    case
        ways.aggregation
        when 'geometric'
        then
            exp(
                {{
                    dot_product(
                        "ways.group_weights",
                        for_each(
                            "ways.group_shares",
                            "ln(1 + 0.99 * greatest(" ~ dot_product("element", values) ~ ", 0))",
                        ),
                    )
                }}
            )
        else {{ dot_product("ways.weights", values) }}
    end
{%- endmacro %}
