"""Robustness diagnostics: correlations between dimensions, and rankings under other weights.

Computed for the regions of one level in the latest edition. They are not in a mart because no score
uses them.
"""

import duckdb

from indexhouse.marts.rows import rows

# Ranks under three sets of indicator weights: printed in the source report (in another index: those
# in use); computed by AHP; and equal dimensions, with the shares of the first within each.
RANKINGS = """
    with

    printed as (
        select nodes.node_code, weights.ahp_weight,
            coalesce(weights.printed_weight, weights.weight) as weight,
            coalesce(weights.printed_weight, weights.weight)
            / coalesce(dimensions.printed_weight, dimensions.weight) as share_of_dimension
        from marts.dim_index_weights as weights
        inner join marts.dim_index_nodes as nodes using (node_code)
        inner join marts.dim_index_weights as dimensions
            on nodes.dimension_code = dimensions.node_code
        where nodes.statistic is not null and weights.is_used and dimensions.is_used
    ),

    scored as (
        select
            region_code,
            sum(weight * normalised_score) as printed,
            sum(ahp_weight * normalised_score) as ahp,
            sum(share_of_dimension * normalised_score) as equal
        from (
            select * exclude (weight) from marts.fct_indicator_scores
            where region_level = ?
                and edition = (select max(edition) from marts.dim_editions)
        )
        inner join printed using (node_code)
        group by region_code
    )

    select
        region_code, region_name_zh, region_name_en,
        rank() over (order by round(printed, 9) desc) as printed,
        rank() over (order by round(ahp, 9) desc) as ahp,
        rank() over (order by round(equal, 9) desc) as equal
    from scored inner join marts.dim_regions using (region_code)
    order by printed, region_code
"""

CORRELATIONS = """
    with

    scores as (
        select region_code, scores.node_code, node_order, node_name_zh, node_name_en, score
        from marts.fct_index_scores as scores
        inner join marts.dim_index_nodes as nodes using (node_code)
        where edition = (select max(edition) from marts.dim_editions)
            and region_level = ? and nodes.parent_code = ?
    ),

    paired as (
        select one.node_order, one.node_name_zh, one.node_name_en,
            other.node_order as other_order, corr(one.score, other.score) as correlation
        from scores as one inner join scores as other using (region_code)
        group by all
    )

    select node_name_zh, node_name_en, list(correlation order by other_order) as correlations
    from paired
    group by node_order, node_name_zh, node_name_en
    order by node_order
"""


def correlations(marts: duckdb.DuckDBPyConnection, root: str, level: str) -> list[dict]:
    """One row per dimension: Pearson correlations of its scores with every dimension's.

    None where a dimension is constant.
    """
    return rows(marts, CORRELATIONS, [level, root])


def rankings_under_other_weights(marts: duckdb.DuckDBPyConnection, level: str) -> dict:
    """Ranks under three sets of weights (`places`), and the rank shifts (`moves`)."""
    places = rows(marts, RANKINGS, [level])
    return {
        "places": places,
        "moves": {scheme: rank_shifts(places, scheme) for scheme in ("ahp", "equal")},
    }


def rank_shifts(places: list[dict], scheme: str) -> dict:
    """How many regions change rank relative to the printed weights, and the largest change."""
    shifts = [abs(place[scheme] - place["printed"]) for place in places]
    return {"moved": sum(shift > 0 for shift in shifts), "furthest": max(shifts, default=0)}
