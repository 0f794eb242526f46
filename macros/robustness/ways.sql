{# A way to make the index is a row with the columns normalisation, aggregation, left_out_region,
   weights, group_weights and group_shares. Scenarios, random draws and points of the sensitivity
   analysis are such rows, and way_score() scores them all. #}
{# The weights of ways, one row per way and indicator. Noise is drawn for each group (a child of
   the root) and for each indicator in its group; what is left out is shared among the rest of its
   group, a group that is left out among the others. The weights of a way add up to those of its
   scheme. Sums are taken on the grid, so that they do not depend on the order of rows.
     ways   relation with `keys`, weight_scheme, weight_noise (none, spread or any), weights_key,
            normalisation, aggregation, left_out_node and left_out_region
     keys   columns that name a way #}
{% macro weights_of_ways(ways, keys) -%}
    {%- set key = keys | join(", ") -%}
    with
        left_out as (
            select node_code as left_out_node, indicator_code as node_code, true as is_left_out
            from {{ ref("int_node_indicators") }}
        ),
        parts as (
            select
                ways.*,
                weights.node_code,
                weights.group_code,
                weights.indicator_order,
                weights.scheme_weight,
                {{ noisy("weights.group_weight", "weights.group_code") }} as group_part,
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
        shares as (
            select
                *,
                coalesce(
                    part / nullif(sum(part) over (partition by {{ key }}, group_code), 0), 0
                ) as share_of_group
            from parts
        ),
        weight_parts as (
            select *, {{ on_score_grid("100 * group_part * share_of_group") }} as weight_part
            from shares
        )
    select
        {{ key }},
        normalisation,
        aggregation,
        left_out_region,
        node_code,
        group_code,
        indicator_order,
        scheme_weight
        * weight_part
        / nullif(sum(weight_part) over (partition by {{ key }}), 0) as weight
    from weight_parts
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
        weighed as (
            select
                *,
                sum({{ on_score_grid("100 * weight") }}) over (partition by {{ key }}, group_code)
                / 100 as group_weight
            from {{ weights }}
            where weight is not null
        ),
        tree_groups as (
            select group_code as listed_group, min(indicator_order) as group_order
            from {{ ref("int_grouped_indicators") }}
            group by group_code
        ),
        listed_groups as (
            select
                {{ key }},
                listed_group,
                group_order,
                max(case when group_code = listed_group then group_weight end) as group_weight,
                {{
                    ordered_list(
                        "case when group_code = listed_group"
                        " then coalesce(weight / nullif(group_weight, 0), 0) else 0.0 end",
                        "indicator_order",
                    )
                }} as shares
            from weighed
            cross join tree_groups
            where aggregation = 'geometric'
            group by {{ key }}, listed_group, group_order
        ),
        in_groups as (
            select
                {{ key }},
                {{ ordered_list("group_weight", "group_order") }} as group_weights,
                {{ ordered_list("shares", "group_order") }} as group_shares
            from listed_groups
            group by {{ key }}
        ),
        flat as (
            select
                {{ key }},
                normalisation,
                aggregation,
                left_out_region,
                {{ ordered_list("weight", "indicator_order") }} as weights
            from weighed
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
