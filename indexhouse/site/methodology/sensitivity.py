"""How much the ranking hangs on the weights, and the dimensions on each other.

Diagnostics of the latest edition's provinces, computed here from the marts: no mart holds
them, because no score does.
"""

from indexhouse.marts.rows import rows

# Indicator weights as the report prints them, as AHP computes them, and with the dimensions
# weighing the same, each shared out within as printed.
PLACES = """
    with

    printed as (
        select nodes.node_code, weights.printed_weight as weight, weights.ahp_weight,
            weights.printed_weight / dimensions.printed_weight as share_of_dimension
        from marts.dim_index_weights as weights
        inner join marts.dim_index_nodes as nodes using (node_code)
        inner join marts.dim_index_weights as dimensions
            on nodes.dimension_code = dimensions.node_code
        where nodes.node_level = 'indicator'
            and weights.weight_scheme = 'ahp' and dimensions.weight_scheme = 'ahp'
    ),

    scored as (
        select
            region_code,
            sum(weight * normalised_score) as printed,
            sum(ahp_weight * normalised_score) as ahp,
            sum(share_of_dimension * normalised_score) as equal
        from (
            select * exclude (weight) from marts.fct_indicator_scores
            where region_level = 'province'
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
            and region_level = 'province' and nodes.node_level = 'dimension'
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


def correlations(marts) -> list[dict]:
    """Pearson's correlation of the dimensions' scores (NaN where a dimension is constant)."""
    return rows(marts, CORRELATIONS)


def rankings_under_other_weights(marts) -> dict:
    """Each province's rank under three sets of weights, and how far the others move it."""
    places = rows(marts, PLACES)
    return {
        "places": places,
        "moves": {scheme: moves(places, scheme) for scheme in ("ahp", "equal")},
    }


def moves(places: list[dict], scheme: str) -> dict:
    """How many provinces change rank, and by how many places the furthest does."""
    steps = [abs(place[scheme] - place["printed"]) for place in places]
    return {"moved": sum(step > 0 for step in steps), "furthest": max(steps, default=0)}
