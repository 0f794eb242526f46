"""The scores of the provinces in an edition, computed in double precision from their inputs.

Kept apart from the sheet that shows it: these are the results that its formulas carry for
readers that do not recalculate.
"""

from dataclasses import dataclass
from functools import cached_property


@dataclass(frozen=True)
class Node:
    """A dimension or an indicator; `dimension` is the one that it belongs to, or is."""

    code: str
    zh: str
    en: str
    dimension: str
    unit_zh: str
    unit_en: str
    direction: int | None


@dataclass(frozen=True)
class Province:
    code: str
    zh: str
    en: str


class Recalculation:
    """Values in the units of the indicators, weights as shares, scores in points of 100."""

    def __init__(self, connection, edition: int):
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
            "select region_code, node_code, raw_value, weight from warehouse.marts.fct_indicator_scores"
            " where edition = ? and region_level = 'province'",
            [edition],
        ).fetchall()
        self.values = {(province, indicator): value for province, indicator, value, _ in rows}
        self.weights = {indicator: weight for _, indicator, _, weight in rows}

    def low(self, indicator: Node) -> float:
        return min(self.values[province.code, indicator.code] for province in self.provinces)

    def high(self, indicator: Node) -> float:
        return max(self.values[province.code, indicator.code] for province in self.provinces)

    def weight(self, dimension: Node | None = None) -> float:
        return sum(self.weights[indicator.code] for indicator in self.indicators_of(dimension))

    @cached_property
    def normalised(self) -> dict[tuple[str, str], float]:
        """(Province, indicator) -> 0 to 100, 0 where all provinces are equal."""
        found = {}
        for indicator in self.indicators:
            low, high = self.low(indicator), self.high(indicator)
            for province in self.provinces:
                value = self.values[province.code, indicator.code]
                above = high - value if indicator.direction == -1 else value - low
                share = above / (high - low) if high > low else 0
                found[province.code, indicator.code] = 100 * share
        return found

    def score(self, province: Province, dimension: Node | None = None) -> float:
        """Of the whole index, or of one dimension."""
        return sum(
            self.weights[indicator.code] * self.normalised[province.code, indicator.code]
            for indicator in self.indicators_of(dimension)
        )

    @cached_property
    def ranks(self) -> dict[str, int]:
        """Province -> its standard competition rank, on nine decimals."""
        scores = {province.code: round(self.score(province), 9) for province in self.provinces}
        return {
            code: 1 + sum(other > score for other in scores.values())
            for code, score in scores.items()
        }

    def indicators_of(self, dimension: Node | None) -> list[Node]:
        return [
            node for node in self.indicators if not dimension or node.dimension == dimension.code
        ]


def nodes(connection, level: str) -> list[Node]:
    rows = connection.execute(
        "select node_code, node_name_zh, node_name_en, coalesce(dimension_code, node_code),"
        " unit_zh, unit_en, direction from warehouse.marts.dim_index_nodes where node_level = ?"
        " order by node_order",
        [level],
    ).fetchall()
    return [Node(*row) for row in rows]
