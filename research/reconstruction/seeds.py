"""Reads the seeds that the reconstruction needs: printed figures, index tree, regions."""

import csv
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from functools import cached_property
from pathlib import Path

COUNTRY, CIRCLE, PROVINCE, CITY = "country", "circle", "province", "city"
CUTOFF_COLUMN = "data_cutoff_on"


@dataclass(frozen=True)
class Figure:
    """One row of seeds/printed/printed_figures.csv, where the columns are described.

    `printed` is compared with the computed value by `operator`: `=` to half a unit of the
    last decimal, `<`, `<=` and `>` as bounds.
    """

    figure_id: str
    locator: str
    edition: int
    level: str
    region: str
    node: str
    measure: str
    operator: str
    printed: Decimal
    decimals: int

    @property
    def half_unit(self) -> Decimal:
        """Half a unit of the last printed decimal."""
        return Decimal(5).scaleb(-self.decimals - 1)


@dataclass(frozen=True)
class Indicator:
    """A leaf of the index tree with its dimension and its printed global weight (表2)."""

    code: str
    dimension: str
    statistic: str  # count, mean or sum
    weight: Fraction

    @property
    def points(self) -> float:
        """The most points that the indicator can give, out of 100."""
        return float(100 * self.weight)

    @property
    def is_mean(self) -> bool:
        """Whether the indicator is a mean over entities, not a count or a sum."""
        return self.statistic == "mean"


@dataclass(frozen=True)
class Seeds:
    """The seeds that the reconstruction starts from."""

    figures: tuple[Figure, ...]
    indicators: tuple[Indicator, ...]
    parents: dict[str, str]  # tree node -> parent node
    provinces: tuple[str, ...]  # 31 codes
    city_provinces: dict[str, str]  # 333 city codes -> province code
    city_codes: dict[str, str]  # Chinese name -> city code
    names: dict[str, str]  # region code -> English name
    circles: dict[str, tuple[str, ...]]  # circle code -> province codes
    cutoffs: dict[int, date]  # edition -> last day of its data

    @property
    def editions(self) -> list[int]:
        """Editions in rising order."""
        return sorted(self.cutoffs)

    @property
    def dimensions(self) -> list[str]:
        """Codes of the dimensions, in the order of the tree."""
        return list(dict.fromkeys(indicator.dimension for indicator in self.indicators))

    @cached_property
    def leaves(self) -> dict[str, tuple[Indicator, ...]]:
        """The indicators under each node of the tree; a leaf has itself."""
        under: dict[str, list[Indicator]] = {}
        for indicator in self.indicators:
            node = indicator.code
            while node:
                under.setdefault(node, []).append(indicator)
                node = self.parents.get(node, "")
        return {node: tuple(indicators) for node, indicators in under.items()}

    def indicator(self, code: str) -> Indicator:
        """The indicator with this code."""
        return next(i for i in self.indicators if i.code == code)

    def cities_of(self, province: str) -> list[str]:
        """Codes of the cities of a province."""
        return [city for city, home in self.city_provinces.items() if home == province]

    def circle_of(self, province: str) -> str:
        """Code of the circle of a province."""
        return next(c for c, members in self.circles.items() if province in members)

    def figures_of(self, edition: int, *measures: str) -> Iterable[Figure]:
        """The printed figures of an edition with one of the measures."""
        return (f for f in self.figures if f.edition == edition and f.measure in measures)

    def sample_sizes(self, node: str) -> dict[int, int]:
        """Rows of a sample by edition (表1)."""
        return {
            figure.edition: int(figure.printed)
            for figure in self.figures
            if figure.measure == "sample_size" and figure.node == node
        }


def load_seeds(root: Path) -> Seeds:
    """Read the seeds of the project in `root`."""
    folder = root / "seeds"
    nodes = read(folder / "index/index_nodes.csv")
    regions = read(folder / "reference/regions.csv")
    provinces = [row for row in regions if row["region_level"] == "province"]
    cities = [row for row in regions if row["region_level"] == "city"]
    members = read(folder / "reference/region_members.csv")
    editions = read(folder / "reference/editions.csv")
    parents = {row["node_code"]: row["parent_code"] for row in nodes}
    circles: dict[str, tuple[str, ...]] = {}
    for row in members:
        code = row["group_code"]
        circles[code] = (*circles.get(code, ()), row["member_code"])
    return Seeds(
        figures=tuple(map(figure_of, read(folder / "printed/printed_figures.csv"))),
        indicators=indicators_of(nodes, parents, printed_weights(folder)),
        parents=parents,
        provinces=tuple(row["region_code"] for row in provinces),
        city_provinces={row["region_code"]: row["parent_code"] for row in cities},
        city_codes={row["name_zh"]: row["region_code"] for row in cities},
        names={row["region_code"]: row["name_en"] for row in (*provinces, *cities)},
        circles=circles,
        cutoffs={int(e["edition"]): date.fromisoformat(e[CUTOFF_COLUMN]) for e in editions},
    )


def read(path: Path) -> list[dict[str, str]]:
    """The rows of a CSV file."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def figure_of(row: dict[str, str]) -> Figure:
    """A row of printed_figures.csv with its types."""
    return Figure(
        figure_id=row["figure_id"],
        locator=row["locator"],
        edition=int(row["edition"]),
        level=row["region_level"],
        region=row["region_code"],
        node=row["node_code"],
        measure=row["measure"],
        operator=row["operator"],
        printed=Decimal(row["printed_value"]),
        decimals=int(row["decimals"]),
    )


def printed_weights(folder: Path) -> dict[str, Fraction]:
    """Global weight of each node as the source report prints it (表2)."""
    rows = read(folder / "index/index_weights.csv")
    return {r["node_code"]: Fraction(r["weight"]) for r in rows if r["weight_scheme"] == "printed"}


def indicators_of(
    nodes: list[dict[str, str]], parents: dict[str, str], weights: dict[str, Fraction]
) -> tuple[Indicator, ...]:
    """The leaves of the tree. A leaf's grandparent is its dimension."""
    return tuple(
        Indicator(
            code=row["node_code"],
            dimension=parents[parents[row["node_code"]]],
            statistic=row["statistic"],
            weight=weights[row["node_code"]],
        )
        for row in nodes
        if row["node_level"] == "indicator"
    )
