"""The marts in memory, with numbers under the measure names of the audit.

Numbers are looked up by measure, edition, region and node. Scores are in points, shares in per
cent, values in the unit of their node. Nothing printed in the source report is read here.
"""

from collections import defaultdict
from dataclasses import dataclass

import duckdb

from indexhouse.contract.schema import raw_titles

COUNTRY = "CN"


@dataclass(frozen=True)
class Names:
    """A name in both languages."""

    zh: str
    en: str


@dataclass(frozen=True)
class Edition:
    """An edition; `cutoff` is the ISO date of its data, `previous` the preceding edition."""

    year: int
    name: Names
    cutoff: str
    previous: int | None


@dataclass(frozen=True)
class Node:
    """A node of the index tree; `statistic` (count, sum, mean) is None above the indicators."""

    code: str
    parent: str | None
    level: str
    statistic: str | None
    name: Names
    unit: Names


@dataclass(frozen=True)
class Region:
    """A region with the codes of its province and circle, if it has one; `short` is for charts."""

    code: str
    level: str
    name: Names
    short: Names
    province: str | None
    circle: str | None


EDITIONS = """
    select edition, name_zh, name_en, cast(data_cutoff_on as varchar), previous_edition
    from marts.dim_editions order by edition
"""
NODES = """
    select node_code, parent_code, node_level, statistic, node_name_zh, node_name_en,
        unit_zh, unit_en
    from marts.dim_index_nodes order by node_order
"""
REGIONS = """
    select region_code, region_level, region_name_zh, region_name_en,
        short_name_zh, region_name_en, province_code, circle_code
    from marts.dim_regions order by region_code
"""
REJECTED = "select edition, sum(rejected_rows) from audit.audit_row_counts group by edition"
WEIGHTS = ("weight", "ahp_weight", "consistency_ratio", "matrix_size", "lambda_max")

# Measure -> a query that selects edition, region, node and number.
NUMBERS = {
    "score": "select edition, region_code, node_code, score from marts.fct_index_scores",
    "rank": "select edition, region_code, node_code, score_rank from marts.fct_index_scores",
    "rank_change": """
        select edition, region_code, 'overall', overall_rank_change from marts.province_rankings
        union all
        select edition, region_code, 'overall', overall_rank_change from marts.circle_rankings
        union all
        select edition, region_code, 'overall', overall_rank_change from marts.city_rankings
    """,
    "value": "select edition, region_code, node_code, raw_value from marts.fct_indicator_values",
    "share_of_country": "select edition, region_code, node_code, share_of_country"
    " from marts.fct_indicator_shares",
    "share_of_circle": "select edition, region_code, node_code, share_of_circle"
    " from marts.fct_indicator_shares",
    "four_circle_share": "select edition, region_code, node_code, share_in_circles"
    f" from marts.fct_indicator_shares where region_code = '{COUNTRY}'",
    "four_circle_total": "select edition, region_code, node_code, numerator_in_circles"
    f" from marts.fct_indicator_shares where region_code = '{COUNTRY}'",
    "sample_size": f"select edition, '{COUNTRY}', raw_table, accepted_rows"
    " from audit.audit_row_counts",
} | {
    column: f"select edition, '{COUNTRY}', node_code, {column}"
    " from marts.dim_index_weights cross join marts.dim_editions where is_used"
    for column in WEIGHTS
}


class Facts:
    """All editions, nodes, regions and numbers; `order` ranks the regions of a level at a node."""

    def __init__(self, marts: duckdb.DuckDBPyConnection):
        def rows(query: str) -> list[tuple]:
            return marts.execute(query).fetchall()

        self.editions = {
            year: Edition(year, Names(zh, en), cutoff, previous)
            for year, zh, en, cutoff, previous in rows(EDITIONS)
        }
        self.nodes = {
            code: Node(code, parent, level, statistic, Names(*names[:2]), Names(*names[2:]))
            for code, parent, level, statistic, *names in rows(NODES)
        }
        self.regions = {
            code: Region(code, level, Names(*names[:2]), Names(*names[2:4]), *names[4:])
            for code, level, *names in rows(REGIONS)
        }
        self.numbers = {
            (measure, *key): float(number)
            for measure, query in NUMBERS.items()
            for *key, number in rows(query)
            if number is not None
        }
        self.rejected = dict(rows(REJECTED))
        ((self.weight_scheme, self.consistency_ratio_limit),) = rows(
            "select weight_scheme, consistency_ratio_limit from audit.audit_build"
        )
        self.raw_titles = raw_titles(marts)
        self.order = self.regions_by_rank()

    def regions_by_rank(self) -> dict[tuple, list[str]]:
        """(Edition, level, node) -> regions by rank, ties by code."""
        order: dict[tuple, list[str]] = defaultdict(list)
        for measure, edition, region, node in self.numbers:
            if measure == "rank":
                order[edition, self.regions[region].level, node].append(region)
        for (edition, _, node), regions in order.items():
            regions.sort(key=lambda region: (self.numbers["rank", edition, region, node], region))
        return order

    def parent(self, node: str) -> str:
        """The parent of a node; raises LookupError for the root."""
        parent = self.nodes[node].parent
        if parent is None:
            raise LookupError(f"{node} is the root of the index tree and has no parent.")
        return parent

    def children(self, node: str) -> list[str]:
        """The children of a node, in tree order."""
        return [child.code for child in self.nodes.values() if child.parent == node]

    def indicators(self, node: str) -> list[str]:
        """The indicators below a node (an indicator itself), in tree order."""
        if self.nodes[node].level == "indicator":
            return [node]
        return [leaf for child in self.children(node) for leaf in self.indicators(child)]

    def cities(self, circle: str) -> list[str]:
        """The cities of a circle; a municipality, which has no cities, counts as one."""
        divided = {region.province for region in self.regions.values() if region.level == "city"}
        return [
            region.code
            for region in self.regions.values()
            if region.circle == circle
            and (
                region.level == "city"
                or (region.level == "province" and region.code not in divided)
            )
        ]
