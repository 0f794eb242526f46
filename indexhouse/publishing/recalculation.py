"""Scores of one level and edition, recomputed in Python from indicator values and weights.

The workbook stores these as the cached results of its formulas, for readers that do not
recalculate.
"""

from dataclasses import dataclass
from functools import cached_property

import duckdb

from indexhouse.marts.index import Index, Level


@dataclass(frozen=True)
class Node:
    """A dimension or an indicator.

    `dimension` is the code of the dimension that an indicator belongs to; for a dimension, its
    own code. `direction` is 1 (higher is better) or -1 (lower is better); 0 for a dimension.
    """

    code: str
    zh: str
    en: str
    dimension: str
    unit_zh: str
    unit_en: str
    direction: int


@dataclass(frozen=True)
class Region:
    """Code and names of a region."""

    code: str
    zh: str
    en: str


class Recalculation:
    """Scores of one edition, read from the warehouse attached as `warehouse`.

    Values are in the units of the indicators, weights are shares of the index, scores are points
    of 100. Regions are in the rank order of the mart. `bounds` are the low and high value of
    those indicators whose bounds are not the smallest and largest value of the level and edition.
    """

    def __init__(
        self, connection: duckdb.DuckDBPyConnection, index: Index, level: Level, edition: int
    ):
        self.edition = edition
        self.dimensions = nodes(connection, "parent_code = ?", index.root)
        self.indicators = nodes(connection, "statistic is not null")
        self.regions = [
            Region(*row)
            for row in connection.execute(
                "select region_code, region_name_zh, region_name_en"
                " from warehouse.marts.rankings"
                " where edition = ? and region_level = ? and node_code = ?"
                " order by score_rank, region_code",
                [edition, level.code, index.root],
            ).fetchall()
        ]
        rows = connection.execute(
            "select region_code, node_code, scored_value, weight, low_value, high_value"
            " from warehouse.marts.fct_indicator_scores"
            " where edition = ? and region_level = ?",
            [edition, level.code],
        ).fetchall()
        self.values: dict[tuple[str, str], float] = {row[:2]: row[2] for row in rows}
        self.weights: dict[str, float] = {row[1]: row[3] for row in rows}
        given = {row[1]: (row[4], row[5]) for row in rows}
        found = {indicator.code: self.extremes(indicator) for indicator in self.indicators}
        self.bounds: dict[str, tuple[float, float]] = {
            code: bounds for code, bounds in given.items() if bounds != found[code]
        }

    def extremes(self, indicator: Node) -> tuple[float, float]:
        """The lowest and the highest value among the regions."""
        values = [self.values[region.code, indicator.code] for region in self.regions]
        return min(values), max(values)

    def low(self, indicator: Node) -> float:
        """The value that scores 0, or 100 if less is better."""
        return self.bounds.get(indicator.code, self.extremes(indicator))[0]

    def high(self, indicator: Node) -> float:
        """The value that scores 100, or 0 if less is better."""
        return self.bounds.get(indicator.code, self.extremes(indicator))[1]

    def weight(self, dimension: Node | None = None) -> float:
        """The sum of the indicator weights in a dimension, or in the whole index."""
        return sum(self.weights[indicator.code] for indicator in self.indicators_of(dimension))

    @cached_property
    def normalised(self) -> dict[tuple[str, str], float]:
        """(Region, indicator) -> min-max score, 0 to 100; 0 if all regions are equal."""
        found: dict[tuple[str, str], float] = {}
        for indicator in self.indicators:
            low, high = self.low(indicator), self.high(indicator)
            for region in self.regions:
                value = min(max(self.values[region.code, indicator.code], low), high)
                above = high - value if indicator.direction == -1 else value - low
                share = above / (high - low) if high > low else 0
                found[region.code, indicator.code] = 100 * share
        return found

    def score(self, region: Region, dimension: Node | None = None) -> float:
        """The score of a region in a dimension, or in the whole index."""
        return sum(
            self.weights[indicator.code] * self.normalised[region.code, indicator.code]
            for indicator in self.indicators_of(dimension)
        )

    @cached_property
    def ranks(self) -> dict[str, int]:
        """Region -> rank; ties at nine decimals share a rank and leave a gap (1, 2, 2, 4)."""
        scores = {region.code: round(self.score(region), 9) for region in self.regions}
        return {
            code: 1 + sum(other > score for other in scores.values())
            for code, score in scores.items()
        }

    def indicators_of(self, dimension: Node | None) -> list[Node]:
        """The indicators of a dimension, or all of them."""
        return [
            node for node in self.indicators if not dimension or node.dimension == dimension.code
        ]


def nodes(connection: duckdb.DuckDBPyConnection, condition: str, *values: str) -> list[Node]:
    """The nodes of the index tree that meet a condition, in tree order."""
    rows = connection.execute(
        "select node_code, node_name_zh, node_name_en, coalesce(dimension_code, node_code),"
        " unit_zh, unit_en, coalesce(direction, 0)"
        f" from warehouse.marts.dim_index_nodes where {condition} order by node_order",
        values,
    ).fetchall()
    return [Node(*row) for row in rows]
