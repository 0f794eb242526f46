"""The self-check: rows to scores to figures, in exact fractions.

It shares no code with the calibration beyond the reading of the figures: it counts
the rows as the index does and compares every figure with the printed one.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from fractions import Fraction

from research.reconstruction.figures import STRUCTURAL_MEASURES
from research.reconstruction.seeds import CIRCLE, CITY, COUNTRY, PROVINCE, Figure, Seeds
from research.reconstruction.tables import Row, Tables

Key = tuple[str, str]  # region or node, by its use
RANK_DECIMALS = 9


@dataclass
class Aggregate:
    """Numerators and denominators by region and indicator; unplaced rows are out."""

    sums: dict[Key, Fraction] = field(default_factory=lambda: defaultdict(Fraction))
    rows: dict[Key, int] = field(default_factory=lambda: defaultdict(int))

    def add(self, regions: Iterable[str], indicator: str, amount: str | int = 1) -> None:
        for region in regions:
            self.sums[region, indicator] += Fraction(amount)
            self.rows[region, indicator] += 1

    def add_known(self, regions: Iterable[str], indicator: str, amount: str | int | None) -> None:
        if amount is not None:
            self.add(regions, indicator, amount)


def regions_of(row: Row) -> tuple[str, ...]:
    """The province and city of a row, as far as they are known."""
    return tuple(code for code in (row["province_code"], row["city_code"]) if code)


def aggregate(tables: Tables, edition: int) -> Aggregate:
    """Count one edition's rows by province and city."""
    result = Aggregate()
    place: dict[str, tuple[str, ...]] = {}
    for row in rows_of(tables, "raw_enterprises", edition):
        regions = place[row["enterprise_id"]] = regions_of(row)
        result.add(regions, "enterprise_count")
        if row["technology_layer"] != "application":
            result.add(regions, "foundation_technology_enterprise_count")
        result.add_known(regions, "enterprise_mean_valuation", row["valuation_cny_100m"])
        result.add_known(regions, "enterprise_mean_patents", row["patent_count"])
    add_academics(result, tables, edition)
    add_events(result, tables, edition)
    add_relations(result, tables, edition, place)
    return result


def rows_of(tables: Tables, table: str, edition: int) -> Iterable[Row]:
    return (row for row in tables[table] if row["edition"] == edition)


def add_academics(result: Aggregate, tables: Tables, edition: int) -> None:
    for table, entity in (("raw_universities", "university"), ("raw_institutes", "institute")):
        for row in rows_of(tables, table, edition):
            regions = regions_of(row)
            result.add(regions, f"{entity}_count")
            for output, column in (
                ("domestic_papers", "domestic_paper_count"),
                ("international_papers", "international_paper_count"),
                ("patents", "patent_count"),
            ):
                result.add_known(regions, f"{entity}_mean_{output}", row[column])


def add_events(result: Aggregate, tables: Tables, edition: int) -> None:
    for table, indicator in (
        ("raw_conferences", "conference_count"),
        ("raw_alliances", "alliance_count"),
        ("raw_parks", "park_count"),
        ("raw_policies", "policy_count"),
    ):
        for row in rows_of(tables, table, edition):
            result.add(regions_of(row), indicator)


def add_relations(
    result: Aggregate, tables: Tables, edition: int, place: Mapping[str, tuple[str, ...]]
) -> None:
    """Whatever hangs on an enterprise counts where the enterprise is."""
    for row in rows_of(tables, "raw_capital_relations", edition):
        regions = place[row["enterprise_id"]]
        result.add(regions, f"{row['role']}_count")
        if row["role"] == "financing":
            result.add_known(regions, "financing_amount", row["amount_cny_100m"])
    for row in rows_of(tables, "raw_technology_relations", edition):
        regions = place[row["enterprise_id"]]
        if row["direction"] == "enablement":
            result.add(regions, "technology_enablement_count")
        if row["counterparty_country_code"] != "CN":
            result.add(regions, f"international_technology_{row['direction']}_count")
    for row in rows_of(tables, "raw_core_people", edition):
        regions = place[row["enterprise_id"]]
        if row["has_studied_abroad"]:
            result.add(regions, "international_study_count")
        if row["has_worked_abroad"]:
            result.add(regions, "international_work_count")


class Edition:
    """Values, scores and ranks of one edition, computed from its rows."""

    def __init__(self, seeds: Seeds, tables: Tables, edition: int) -> None:
        self.seeds = seeds
        self.aggregate = aggregate(tables, edition)
        self.regions = {
            PROVINCE: seeds.provinces,
            CITY: tuple(seeds.city_provinces),
            CIRCLE: tuple(seeds.circles),
        }
        self.scores: dict[Key, Fraction] = {}
        for level in (PROVINCE, CITY):
            self.add_scores(self.regions[level])
        for circle, members in seeds.circles.items():
            for node in seeds.leaves:
                self.scores[circle, node] = sum(self.scores[p, node] for p in members)

    def value(self, region: str, code: str) -> Fraction:
        """Raw value of a province or city: count, sum, or mean of the known."""
        total = self.aggregate.sums[region, code]
        rows = self.aggregate.rows[region, code]
        if self.seeds.indicator(code).is_mean:
            return total / rows if rows else Fraction(0)
        return total

    def total(self, regions: Iterable[str], code: str) -> Fraction:
        return sum((self.aggregate.sums[region, code] for region in regions), Fraction(0))

    def rank(self, level: str, region: str, node: str) -> int:
        """Standard competition rank, highest first, on scores rounded to 9 decimals."""
        own = round(self.scores[region, node], RANK_DECIMALS)
        others = (round(self.scores[r, node], RANK_DECIMALS) for r in self.regions[level])
        return 1 + sum(other > own for other in others)

    def add_scores(self, regions: tuple[str, ...]) -> None:
        """Weighted min-max scores at every node of the tree."""
        for indicator in self.seeds.indicators:
            values = {region: self.value(region, indicator.code) for region in regions}
            low, high = min(values.values()), max(values.values())
            for region, value in values.items():
                share = (value - low) / (high - low) if high > low else Fraction(0)
                self.scores[region, indicator.code] = 100 * indicator.weight * share
        for node, indicators in self.seeds.leaves.items():
            for region in regions:
                self.scores[region, node] = sum(self.scores[region, i.code] for i in indicators)


@dataclass(frozen=True)
class Finding:
    """A figure as the rows give it."""

    figure: Figure
    computed: Fraction
    is_met: bool


class Check:
    """Compares the printed figures with those of the rows."""

    def __init__(self, seeds: Seeds, tables: Tables) -> None:
        self.seeds = seeds
        self.tables = tables
        self.editions = {edition: Edition(seeds, tables, edition) for edition in seeds.editions}

    def findings(self) -> list[Finding]:
        """One finding for each figure that rows can change."""
        figures = (f for f in self.seeds.figures if f.measure not in STRUCTURAL_MEASURES)
        return [self.finding(figure) for figure in figures]

    def finding(self, figure: Figure) -> Finding:
        computed = self.compute(figure)
        return Finding(
            figure=figure,
            computed=computed,
            is_met=is_met(figure, computed),
        )

    def compute(self, figure: Figure) -> Fraction:
        edition = self.editions[figure.edition]
        if figure.measure == "sample_size":
            rows = rows_of(self.tables, f"raw_{figure.node}", figure.edition)
            return Fraction(sum(1 for _ in rows))
        if figure.measure == "score":
            return edition.scores[figure.region, figure.node]
        if figure.measure == "rank":
            return Fraction(edition.rank(figure.level, figure.region, figure.node))
        if figure.measure == "rank_change":
            return self.rank_change(figure)
        return self.amount(edition, figure)

    def rank_change(self, figure: Figure) -> Fraction:
        """Last edition's rank less this one's: positive = climbed."""
        before = max(edition for edition in self.editions if edition < figure.edition)
        last, this = (
            self.editions[edition].rank(figure.level, figure.region, figure.node)
            for edition in (before, figure.edition)
        )
        return Fraction(last - this)

    def amount(self, edition: Edition, figure: Figure) -> Fraction:
        """Raw values, totals and shares."""
        part = edition.total(self.members(figure), figure.node)
        if figure.measure in ("value", "four_circle_total"):
            return part
        base = self.seeds.provinces
        if figure.measure == "share_of_circle":
            province = self.seeds.city_provinces.get(figure.region, figure.region)
            base = self.seeds.circles[self.seeds.circle_of(province)]
        return 100 * part / edition.total(base, figure.node)

    def members(self, figure: Figure) -> tuple[str, ...]:
        if figure.level == COUNTRY:  # the four circles together
            return tuple(p for members in self.seeds.circles.values() for p in members)
        return self.seeds.circles.get(figure.region, (figure.region,))


def is_met(figure: Figure, computed: Fraction) -> bool:
    printed = Fraction(figure.printed)
    if figure.operator == "=":
        return abs(computed - printed) <= Fraction(figure.half_unit)
    return {
        "<": computed < printed,
        "<=": computed <= printed,
        ">": computed > printed,
    }[figure.operator]
