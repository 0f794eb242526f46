"""Computes every printed figure from the rows, in exact fractions.

`make reconstruct` writes the rows only if this check passes. It is therefore needed beside the
tests' oracle (tests/python/oracle.py), which gives the warehouse's scores and ranks: the check
also covers values, shares, totals and sample sizes, works on rows in memory, and needs neither
dbt nor a warehouse. The two share no code on purpose, so that a mistake in one is noticed by
the other. With the calibration the check shares only the reading of the seeds.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from fractions import Fraction

from research.reconstruction.figures import STRUCTURAL_MEASURES
from research.reconstruction.seeds import CIRCLE, CITY, COUNTRY, PROVINCE, Figure, Seeds
from research.reconstruction.tables import Row, Tables

Key = tuple[str, str]  # (region, node)
RANK_DECIMALS = 9  # scores that agree to this many decimals tie


@dataclass
class Aggregate:
    """Sums and numbers of rows by region and indicator; rows without a place are left out."""

    sums: dict[Key, Fraction] = field(default_factory=lambda: defaultdict(Fraction))
    rows: dict[Key, int] = field(default_factory=lambda: defaultdict(int))

    def add(self, regions: Iterable[str], indicator: str, amount: str | int = 1) -> None:
        """Count a row with its amount in all of its regions."""
        for region in regions:
            self.sums[region, indicator] += Fraction(amount)
            self.rows[region, indicator] += 1

    def add_known(self, regions: Iterable[str], indicator: str, amount: str | int | None) -> None:
        """Count a row if its amount is known."""
        if amount is not None:
            self.add(regions, indicator, amount)


def regions_of(row: Row) -> tuple[str, ...]:
    """The province and city of a row, if known."""
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
    """The rows of one table and edition."""
    return (row for row in tables[table] if row["edition"] == edition)


def add_academics(result: Aggregate, tables: Tables, edition: int) -> None:
    """Count universities and institutes with their known papers and patents."""
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
    """Count the entities that are only counted."""
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
    """Count relations and people at the place of their enterprise (`place`, by its id)."""
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
                self.scores[circle, node] = sum(
                    (self.scores[province, node] for province in members), Fraction(0)
                )

    def value(self, region: str, code: str) -> Fraction:
        """Raw value of a province or city: a count, a sum, or the mean of the known rows."""
        total = self.aggregate.sums[region, code]
        rows = self.aggregate.rows[region, code]
        if self.seeds.indicator(code).is_mean:
            return total / rows if rows else Fraction(0)
        return total

    def total(self, regions: Iterable[str], code: str) -> Fraction:
        """Sum of an indicator over regions."""
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
                self.scores[region, node] = sum(
                    (self.scores[region, indicator.code] for indicator in indicators), Fraction(0)
                )


@dataclass(frozen=True)
class Finding:
    """A printed figure, its value computed from the rows, and whether the two agree."""

    figure: Figure
    computed: Fraction
    is_met: bool


class Check:
    """Compares the printed figures with the rows."""

    def __init__(self, seeds: Seeds, tables: Tables) -> None:
        self.seeds = seeds
        self.tables = tables
        self.editions = {edition: Edition(seeds, tables, edition) for edition in seeds.editions}

    def findings(self) -> list[Finding]:
        """One finding for each printed figure that depends on rows."""
        figures = (f for f in self.seeds.figures if f.measure not in STRUCTURAL_MEASURES)
        return [self.finding(figure) for figure in figures]

    def finding(self, figure: Figure) -> Finding:
        """Compare one figure."""
        computed = self.compute(figure)
        return Finding(
            figure=figure,
            computed=computed,
            is_met=is_met(figure, computed),
        )

    def compute(self, figure: Figure) -> Fraction:
        """The value of a figure in the rows: in points, rows, percent or the indicator's unit."""
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
        """Rank in the edition before minus rank in this one: positive if the region rose."""
        before = max(edition for edition in self.editions if edition < figure.edition)
        last, this = (
            self.editions[edition].rank(figure.level, figure.region, figure.node)
            for edition in (before, figure.edition)
        )
        return Fraction(last - this)

    def amount(self, edition: Edition, figure: Figure) -> Fraction:
        """A raw value or total, or a share in percent."""
        part = edition.total(self.members(figure), figure.node)
        if figure.measure in ("value", "four_circle_total"):
            return part
        base = self.seeds.provinces
        if figure.measure == "share_of_circle":
            province = self.seeds.city_provinces.get(figure.region, figure.region)
            base = self.seeds.circles[self.seeds.circle_of(province)]
        return 100 * part / edition.total(base, figure.node)

    def members(self, figure: Figure) -> tuple[str, ...]:
        """The regions that a figure adds up."""
        if figure.level == COUNTRY:  # printed for the four circles together
            return tuple(p for members in self.seeds.circles.values() for p in members)
        return self.seeds.circles.get(figure.region, (figure.region,))


def is_met(figure: Figure, computed: Fraction) -> bool:
    """Whether a computed value rounds to the printed one, or keeps the printed bound."""
    printed = Fraction(figure.printed)
    if figure.operator == "=":
        return abs(computed - printed) <= Fraction(figure.half_unit)
    return {
        "<": computed < printed,
        "<=": computed <= printed,
        ">": computed > printed,
    }[figure.operator]
