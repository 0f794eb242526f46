"""Data of the methodology page: weights, judgement matrices, samples, coverage, robustness.

Besides the marts, reference.ahp_random_index (Saaty's random index) is read directly.
"""

from collections import Counter

import duckdb

from indexhouse.marts.index import read_index, read_levels
from indexhouse.marts.rows import row, rows
from indexhouse.site.methodology.example import example
from indexhouse.site.methodology.robustness import robustness


def read(marts: duckdb.DuckDBPyConnection) -> dict:
    """Rows for the tables of the page, of the latest edition unless they have one; in points."""
    tree = with_kinds(rows(marts, TREE))
    root, levels = read_index(marts).root, read_levels(marts)
    first = levels[0].code
    names = full_names(tree)
    return {
        "build": row(marts, "select weight_scheme from audit.audit_build"),
        "edition": row(marts, "select max(edition) as edition from marts.dim_editions")["edition"],
        "level": levels[0].words(),
        "groups": [level.words() for level in levels if level.is_sum],
        "tree": tree,
        "names": names,
        "consistency": rows(marts, CONSISTENCY),
        "matrices": matrices(marts, names),
        "random_index": rows(marts, "from reference.ahp_random_index order by matrix_size"),
        "samples": rows(marts, SAMPLES),
        "known": rows(marts, KNOWN),
        "robustness": robustness(marts),
        "example": example(marts, root, first),
    }


TREE = """
    select nodes.*, used.printed_weight, used.ahp_weight, used.weight as used_weight
    from marts.dim_index_nodes as nodes
    inner join marts.dim_index_weights as used
        on nodes.node_code = used.node_code and used.is_used
    order by nodes.node_order
"""

CONSISTENCY = """
    select
        nodes.node_code, nodes.node_name_zh, nodes.node_name_en,
        weights.matrix_size, weights.lambda_max, weights.consistency_ratio
    from marts.dim_index_weights as weights
    inner join marts.dim_index_nodes as nodes using (node_code)
    where weights.is_used and weights.consistency_ratio is not null
    order by nodes.node_order
"""

SAMPLES = """
    select raw_table, edition, raw_rows, accepted_rows
    from audit.audit_row_counts where edition is not null order by raw_table, edition
"""

# How many of the country's rows have a known attribute: means are taken over those only.
KNOWN = """
    select nodes.node_code, means.edition, means.denominator as known_rows
    from marts.fct_indicator_values as means
    inner join marts.dim_index_nodes as nodes using (node_code)
    where means.region_level = 'country' and nodes.statistic = 'mean'
    order by nodes.node_order, means.edition
"""

MATRICES = """
    select parents.node_code as parent_code, elements.node_code,
        list(matrices.judgement order by others.node_order) as judgements
    from marts.fct_ahp_judgements as matrices
    inner join marts.dim_index_nodes as elements on matrices.row_code = elements.node_code
    inner join marts.dim_index_nodes as others on matrices.column_code = others.node_code
    inner join marts.dim_index_nodes as parents on matrices.parent_code = parents.node_code
    group by parents.node_order, parents.node_code, elements.node_order, elements.node_code
    order by parents.node_order, elements.node_order
"""


def with_kinds(tree: list[dict]) -> list[dict]:
    """The nodes, each with the look of its row: by its depth, or that of an indicator."""
    parents = {node["node_code"]: node["parent_code"] for node in tree}
    for node in tree:
        is_top = parents.get(node["parent_code"], "") is None
        looks = "dimension" if is_top else "indicator" if node["statistic"] else "subdimension"
        node["kind"] = looks if node["parent_code"] else "index"
    return tree


def full_names(tree: list[dict]) -> dict[str, dict]:
    """Node -> {zh, en}, prefixed with the parent's name where several nodes share a name."""
    names: dict[str, dict] = {node["node_code"]: {} for node in tree}
    for language in ("zh", "en"):
        short = {node["node_code"]: node[f"node_name_{language}"] for node in tree}
        times = Counter(short.values())
        for node in tree:
            own, parent = short[node["node_code"]], short.get(node["parent_code"])
            names[node["node_code"]][language] = f"{parent} · {own}" if times[own] > 1 else own
    return names


def matrices(marts: duckdb.DuckDBPyConnection, names: dict[str, dict]) -> dict[str, list[dict]]:
    """Parent -> the rows of its judgement matrix, with judgements on Saaty's scale as text."""
    found: dict[str, list[dict]] = {}
    for element in rows(marts, MATRICES):
        element["name"] = names[element["node_code"]]
        element["judgements"] = [as_saaty(judgement) for judgement in element["judgements"]]
        found.setdefault(element["parent_code"], []).append(element)
    return found


def as_saaty(judgement: float) -> str:
    """A judgement as an integer or the reciprocal of one, such as 3 or 1/3."""
    return f"{judgement:g}" if judgement >= 1 else f"1/{1 / judgement:g}"
