"""The worked example: one score of the latest edition, from raw value to overall score."""

import duckdb

from indexhouse.marts.rows import rows

# Preferably a mean, strictly between its bounds, of the highest-ranked region that has one: then
# every step of the calculation has an effect.
CHOICE = """
    select
        scores.*, nodes.node_name_zh, nodes.node_name_en, nodes.unit_zh, nodes.unit_en,
        nodes.direction, nodes.statistic, facts.numerator, facts.denominator,
        ranking.region_name_zh, ranking.region_name_en
    from marts.fct_indicator_scores as scores
    inner join marts.dim_index_nodes as nodes using (node_code)
    inner join marts.fct_indicator_values as facts
        using (edition, region_level, region_code, node_code)
    inner join marts.rankings as ranking using (edition, region_level, region_code)
    where
        scores.edition = (select max(edition) from marts.dim_editions)
        and ranking.node_code = $root and region_level = $level and scores.is_known
        and scores.normalised_score > 0 and scores.normalised_score < 100
    order by
        nodes.statistic = 'mean' desc, ranking.score_rank, weighted_score desc, scores.node_code
    limit 1
"""

# The children of every ancestor of the indicator: the sums from the indicator up to the index.
SUMS = """
    with recursive above as (
        select node_code, parent_code, node_level from marts.dim_index_nodes
        where node_code = $node_code
        union all
        select parents.node_code, parents.parent_code, parents.node_level
        from marts.dim_index_nodes as parents
        inner join above on parents.node_code = above.parent_code
    )

    select
        parents.node_order as parent_order, parents.node_name_zh as parent_zh,
        parents.node_name_en as parent_en, totals.score as total,
        nodes.node_name_zh, nodes.node_name_en, scores.score,
        nodes.node_code in (select node_code from above) as is_on_the_way
    from above
    inner join marts.dim_index_nodes as parents on above.node_code = parents.node_code
    inner join marts.dim_index_nodes as nodes on parents.node_code = nodes.parent_code
    inner join marts.fct_index_scores as scores on nodes.node_code = scores.node_code
    inner join marts.fct_index_scores as totals
        on parents.node_code = totals.node_code
        and scores.edition = totals.edition and scores.region_code = totals.region_code
        and scores.region_level = totals.region_level
    where scores.edition = $edition and scores.region_code = $region_code
        and scores.region_level = $level
    order by parent_order desc, nodes.node_order
"""


def example(marts: duckdb.DuckDBPyConnection, root: str, level: str) -> dict | None:
    """The indicator's row, with `sums` from its parent up to the index; None without data."""
    chosen = rows(marts, CHOICE, {"root": root, "level": level})
    if not chosen:
        return None
    sums: dict[int, dict] = {}
    key = {name: chosen[0][name] for name in ("node_code", "edition", "region_code")}
    key["level"] = level
    for part in rows(marts, SUMS, key):
        total = {"zh": part["parent_zh"], "en": part["parent_en"], "score": part["total"]}
        sums.setdefault(part["parent_order"], {**total, "parts": []})["parts"].append(part)
    return {**chosen[0], "sums": list(sums.values())}
