"""Province scores of one edition, recomputed in Python from indicator values and weights.

The workbook stores these as the cached results of its formulas, for readers that do not
recalculate.
"""

from dataclasses import dataclass
from functools import cached_property

import duckdb


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
class Province:
    """Code and names of a province."""

    code: str
    zh: str
    en: str


class Recalculation:
    """Scores of one edition, read from the warehouse attached as `warehouse`.

    Values are in the units of the indicators, weights are shares of the index, scores are points
    of 100. Provinces are in the rank order of the mart.
    """

    def __init__(self, connection: duckdb.DuckDBPyConnection, edition: int):
        self.edition = edition
        self.dimensions = nodes(connection, "dimension")
        self.indicators = nodes(connection, "indicator")
        self.provinces = [
            Province(*row)
            for row in connection.execute(
                "select region_code, region_name_zh, region_name_en"
                " from warehouse.marts.province_rankings where edition = ?"
                " order by overall_rank, region_code",
                [edition],
            ).fetchall()
        ]
        rows = connection.execute(
            "select region_code, node_code, scored_value, weight"
            " from warehouse.marts.fct_indicator_scores"
            " where edition = ? and region_level = 'province'",
            [edition],
        ).fetchall()
        self.values: dict[tuple[str, str], float] = {
            (province, indicator): value for province, indicator, value, _ in rows
        }
        self.weights: dict[str, float] = {indicator: weight for _, indicator, _, weight in rows}

    def low(self, indicator: Node) -> float:
        """The lowest value among the provinces."""
        return min(self.values[province.code, indicator.code] for province in self.provinces)

    def high(self, indicator: Node) -> float:
        """The highest value among the provinces."""
        return max(self.values[province.code, indicator.code] for province in self.provinces)

    def weight(self, dimension: Node | None = None) -> float:
        """The sum of the indicator weights in a dimension, or in the whole index."""
        return sum(self.weights[indicator.code] for indicator in self.indicators_of(dimension))

    @cached_property
    def normalised(self) -> dict[tuple[str, str], float]:
        """(Province, indicator) -> min-max score, 0 to 100; 0 if all provinces are equal."""
        found: dict[tuple[str, str], float] = {}
        for indicator in self.indicators:
            low, high = self.low(indicator), self.high(indicator)
            for province in self.provinces:
                value = self.values[province.code, indicator.code]
                above = high - value if indicator.direction == -1 else value - low
                share = above / (high - low) if high > low else 0
                found[province.code, indicator.code] = 100 * share
        return found

    def score(self, province: Province, dimension: Node | None = None) -> float:
        """The score of a province in a dimension, or in the whole index."""
        return sum(
            self.weights[indicator.code] * self.normalised[province.code, indicator.code]
            for indicator in self.indicators_of(dimension)
        )

    @cached_property
    def ranks(self) -> dict[str, int]:
        """Province -> rank; ties at nine decimals share a rank and leave a gap (1, 2, 2, 4)."""
        scores = {province.code: round(self.score(province), 9) for province in self.provinces}
        return {
            code: 1 + sum(other > score for other in scores.values())
            for code, score in scores.items()
        }

    def indicators_of(self, dimension: Node | None) -> list[Node]:
        """The indicators of a dimension, or all of them."""
        return [
            node for node in self.indicators if not dimension or node.dimension == dimension.code
        ]


def nodes(connection: duckdb.DuckDBPyConnection, level: str) -> list[Node]:
    """The nodes of a level of the index tree, in tree order."""
    rows = connection.execute(
        "select node_code, node_name_zh, node_name_en, coalesce(dimension_code, node_code),"
        " unit_zh, unit_en, coalesce(direction, 0)"
        " from warehouse.marts.dim_index_nodes where node_level = ? order by node_order",
        [level],
    ).fetchall()
    return [Node(*row) for row in rows]
