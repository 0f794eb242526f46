"""The index computed from the CSV files in plain Python: the warehouse's independent oracle.

Shares no code with the models. Follows section 1(3) of the report: count by region,
min-max within edition and level, weigh, add up, rank. Values are exact fractions.
"""

import csv
from collections import defaultdict
from fractions import Fraction
from pathlib import Path

SEEDS = Path(__file__).parents[2] / "seeds"
LAYERS_COUNTED = {"foundation", "technology"}


def rows(path: str, folder: Path = SEEDS) -> list[dict[str, str]]:
    with open(folder / path, encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def regions(level: str) -> list[dict[str, str]]:
    """The regions of a level."""
    return [row for row in rows("reference/regions.csv") if row["region_level"] == level]


def printed_weights() -> dict[str, Fraction]:
    """Indicator -> weight as table 2 prints it."""
    indicators = {
        row["node_code"]
        for row in rows("index/index_nodes.csv")
        if row["node_level"] == "indicator"
    }
    return {
        row["node_code"]: Fraction(row["weight"])
        for row in rows("index/index_weights.csv")
        if row["weight_scheme"] == "printed" and row["node_code"] in indicators
    }


def judgement_weights() -> dict[str, float]:
    """Indicator -> AHP weight: power iteration on each matrix, local weights multiplied."""
    matrices: dict[str, dict[tuple[str, str], float]] = defaultdict(dict)
    for row in rows("index/ahp_judgements.csv"):
        one, other = row["row_code"], row["column_code"]
        judgement = float(row["judgement"])
        matrix = matrices[row["parent_code"]]
        matrix |= {(one, one): 1.0, (other, other): 1.0}
        matrix |= {(one, other): judgement, (other, one): 1 / judgement}
    local = {parent: principal_eigenvector(matrix) for parent, matrix in matrices.items()}
    return {
        indicator: local["overall"][dimension] * weight
        for dimension in local["overall"]
        for indicator, weight in local[dimension].items()
    }


def principal_eigenvector(matrix: dict[tuple[str, str], float]) -> dict[str, float]:
    elements = sorted({one for one, _ in matrix})
    vector = dict.fromkeys(elements, 1 / len(elements))
    for _ in range(200):
        product = {i: sum(matrix[i, j] * vector[j] for j in elements) for i in elements}
        vector = {i: value / sum(product.values()) for i, value in product.items()}
    return vector


class Measures:
    """Numerators and valid samples by (edition, indicator) and then by region."""

    def __init__(self):
        self.numerators = defaultdict(lambda: defaultdict(Fraction))
        self.samples = defaultdict(lambda: defaultdict(int))

    def add(self, place, indicator, amount="1", is_mean=False):
        edition, regions = place
        if amount == "":
            return
        for region in regions:
            self.numerators[edition, indicator][region] += Fraction(amount)
            self.samples[edition, indicator][region] += is_mean

    def value(self, edition, indicator, region) -> Fraction:
        numerator = self.numerators[edition, indicator][region]
        if "_mean_" not in indicator:
            return numerator
        return numerator / (self.samples[edition, indicator][region] or 1)


def count_measures(raw: Path) -> Measures:
    measures = Measures()
    province_of = {row["region_code"]: row["parent_code"] for row in regions("city")}

    def place(row):
        city = row["city_code"]
        province = row["province_code"] or province_of.get(city, "")
        return int(row["edition"]), [region for region in (province, city) if region]

    enterprises = {}
    for row in rows("raw_enterprises.csv", raw):
        here = enterprises[row["edition"], row["enterprise_id"]] = place(row)
        measures.add(here, "enterprise_count")
        measures.add(here, "enterprise_mean_valuation", row["valuation_cny_100m"], True)
        measures.add(here, "enterprise_mean_patents", row["patent_count"], True)
        if row["technology_layer"] in LAYERS_COUNTED:
            measures.add(here, "foundation_technology_enterprise_count")
    for table, node in [("universities", "university"), ("institutes", "institute")]:
        for row in rows(f"raw_{table}.csv", raw):
            measures.add(place(row), f"{node}_count")
            for kind in ["domestic_paper", "international_paper", "patent"]:
                indicator = f"{node}_mean_{kind}s"
                measures.add(place(row), indicator, row[f"{kind}_count"], True)
    for table, node in [
        ("conferences", "conference"),
        ("alliances", "alliance"),
        ("parks", "park"),
        ("policies", "policy"),
    ]:
        for row in rows(f"raw_{table}.csv", raw):
            measures.add(place(row), f"{node}_count")

    def stands_at(row):
        return enterprises[row["edition"], row["enterprise_id"]]

    for row in rows("raw_capital_relations.csv", raw):
        measures.add(stands_at(row), f"{row['role']}_count")
        if row["role"] == "financing":
            measures.add(stands_at(row), "financing_amount", row["amount_cny_100m"])
    for row in rows("raw_technology_relations.csv", raw):
        direction = row["direction"]
        if direction == "enablement":
            measures.add(stands_at(row), "technology_enablement_count")
        if row["counterparty_country_code"] not in ("", "CN"):
            measures.add(stands_at(row), f"international_technology_{direction}_count")
    for row in rows("raw_core_people.csv", raw):
        for kind, column in [("study", "has_studied_abroad"), ("work", "has_worked_abroad")]:
            if row[column] == "true":
                measures.add(stands_at(row), f"international_{kind}_count")
    return measures


def known_editions() -> list[int]:
    return [int(row["edition"]) for row in rows("reference/editions.csv")]


def index_scores(
    weights: dict[str, Fraction], raw: Path = SEEDS / "raw", editions: list[int] | None = None
) -> dict[tuple, tuple[Fraction, int]]:
    """(edition, level, region, node) -> score and rank, for provinces, cities and circles."""
    measures = count_measures(raw)
    parent = {row["node_code"]: row["parent_code"] for row in rows("index/index_nodes.csv")}
    levels = {
        "province": [row["region_code"] for row in regions("province")],
        "city": [row["region_code"] for row in regions("city")],
    }
    circles = rows("reference/region_members.csv")
    scores: dict[tuple, Fraction] = defaultdict(Fraction)
    for edition in editions or known_editions():
        for level, codes in levels.items():
            for indicator, weight in weights.items():
                values = {code: measures.value(edition, indicator, code) for code in codes}
                low, high = min(values.values()), max(values.values())
                for region, value in values.items():
                    scaled = 100 * (value - low) / (high - low) if high > low else 0
                    takers = [(level, region)] + [
                        ("circle", row["group_code"])
                        for row in circles
                        if level == "province" and row["member_code"] == region
                    ]
                    node = indicator
                    while node:
                        for taker in takers:
                            scores[(edition, *taker, node)] += weight * scaled
                        node = parent[node]
    return ranked(scores)


def ranked(scores):
    groups = defaultdict(list)
    for (edition, level, _, node), score in scores.items():
        groups[edition, level, node].append(round(score, 9))
    for group in groups.values():
        group.sort(reverse=True)
    return {
        key: (score, 1 + groups[key[0], key[1], key[3]].index(round(score, 9)))
        for key, score in scores.items()
    }
