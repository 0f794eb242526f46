"""Rows that belong to an enterprise: capital and technology relations, core people.

The totals of a place are distributed over its enterprises at random, with more for larger
ones. A multinomial draw keeps the total exact.
"""

from collections.abc import Iterator
from datetime import date, timedelta

import numpy as np

from research.reconstruction.apportion import choose, split_with_minimum
from research.reconstruction.expand.entities import ENTERPRISES
from research.reconstruction.expand.roster import Entity
from research.reconstruction.expand.values import by_place
from research.reconstruction.floats import power
from research.reconstruction.money import money
from research.reconstruction.randomness import stream
from research.reconstruction.tables import Row
from research.reconstruction.totals import Place, PlaceTotals

# Countries of foreign technology partners, with weights.
FOREIGN_PARTNERS = {
    "US": 46, "JP": 11, "DE": 10, "KR": 6, "GB": 6, "SG": 5, "FR": 4, "IL": 3,
    "CA": 3, "NL": 2, "CH": 2, "SE": 1, "IN": 1,
}  # fmt: skip


def capital_rows(
    edition: int,
    entities: list[Entity],
    totals: PlaceTotals,
    investor_ids: list[str],
    cutoff: date,
) -> list[Row]:
    """Financing and investment relations; every investor takes part in a financing.

    `investor_ids`: the edition's investors. `cutoff`: last day of its data.
    """
    rng = stream("capital", edition)
    financing = list(deal(rng, entities, totals, "financing"))
    investors = draw_investors(rng, investor_ids, len(financing))
    amounts = draw_amounts(rng, entities, financing, totals)
    rows = [
        capital_row("financing", entities[position], investor, money(amount))
        for position, investor, amount in zip(financing, investors, amounts, strict=True)
    ]
    invested = list(deal(rng, entities, totals, "investment"))
    stakes = (rng.lognormal(3.5, 1.4, len(invested)) * 3).astype(int) + 1
    stakes_known = rng.random(len(invested)) < 0.5
    rows += [
        capital_row("investment", entities[position], None, money(int(stake)) if known else None)
        for position, stake, known in zip(invested, stakes, stakes_known, strict=True)
    ]
    days = draw_days(rng, [entities[position] for position in financing + invested], cutoff)
    for row, day in zip(rows, days, strict=True):
        row["agreed_on"] = day.isoformat()
    return numbered(rows, edition, "CAP")


def technology_rows(edition: int, entities: list[Entity], totals: PlaceTotals) -> list[Row]:
    """Technology relations in both directions, with the partner's country."""
    rng = stream("technology", edition)
    rows: list[Row] = []
    for direction in ("input", "enablement"):
        abroad = list(deal(rng, entities, totals, f"international_{direction}"))
        at_home = list(deal(rng, entities, totals, f"domestic_{direction}"))
        countries = draw_foreign_partners(rng, len(abroad)) + ["CN"] * len(at_home)
        rows += [
            {
                "enterprise_id": ENTERPRISES.entity_id(entities[position]),
                "direction": direction,
                "counterparty_country_code": country,
            }
            for position, country in zip(abroad + at_home, countries, strict=True)
        ]
    return numbered(rows, edition, "TEC")


def people_rows(edition: int, entities: list[Entity], totals: PlaceTotals) -> list[Row]:
    """Core people, and whether they studied or worked abroad."""
    rng = stream("people", edition)
    rows: list[Row] = []
    for place, positions in by_place(entities).items():
        people = totals.get("people", place)
        team_weights = rng.gamma(6.0, size=len(positions))
        teams = split_with_minimum(people, team_weights, 1)
        members = np.repeat(positions, teams)
        studied = choose(rng, np.ones(people), totals.get("international_study", place))
        # Those who studied abroad are more likely to have worked there too.
        worked = choose(rng, 1.0 + 4.0 * studied, totals.get("international_work", place))
        rows += [
            {
                "enterprise_id": ENTERPRISES.entity_id(entities[position]),
                "has_studied_abroad": bool(has_studied),
                "has_worked_abroad": bool(has_worked),
            }
            for position, has_studied, has_worked in zip(members, studied, worked, strict=True)
        ]
    return numbered(rows, edition, "PER", "person_id")


def deal(
    rng: np.random.Generator, entities: list[Entity], totals: PlaceTotals, measure: str
) -> Iterator[int]:
    """Yield the position of an enterprise for each relation of the measure."""
    for place, positions in by_place(entities).items():
        total = totals.get(measure, place)
        if total == 0:
            continue
        sizes = np.array([entities[position].size for position in positions])
        weights = power(sizes, 0.7) * rng.gamma(0.9, size=len(positions)) + 1e-9
        counts = rng.multinomial(total, weights / weights.sum())
        yield from np.repeat(positions, counts).tolist()


def draw_investors(rng: np.random.Generator, investor_ids: list[str], relations: int) -> list[str]:
    """An investor for each relation: each investor once, then busy ones more often."""
    count = len(investor_ids)
    busy = rng.pareto(1.6, size=count) + 0.1
    again = rng.choice(count, size=relations - count, p=busy / busy.sum())
    picks = np.concatenate([np.arange(count), again])
    return [investor_ids[pick] for pick in rng.permutation(picks)]


def draw_amounts(
    rng: np.random.Generator,
    entities: list[Entity],
    financing: list[int],
    totals: PlaceTotals,
) -> list[int | None]:
    """Financing amounts in 0.01 亿元, about a third unknown; they add up to the place totals."""
    amounts: list[int | None] = [None] * len(financing)
    by_place_rows: dict[Place, list[int]] = {}
    for row, position in enumerate(financing):
        by_place_rows.setdefault(entities[position].place, []).append(row)
    for place, rows in by_place_rows.items():
        total = totals.get("financing_amount", place)
        known = max(1, round(0.65 * len(rows))) if total else 0
        held = np.array(rows)[choose(rng, np.ones(len(rows)), known)]
        if known:
            weights = rng.lognormal(0.0, 1.5, known)
            for row, part in zip(held, split_with_minimum(total, weights, 1), strict=True):
                amounts[row] = int(part)
    return amounts


def capital_row(role: str, entity: Entity, investor: str | None, amount: str | None) -> Row:
    """A capital relation without id and date; `amount` in CNY 100 million."""
    return {
        "enterprise_id": ENTERPRISES.entity_id(entity),
        "role": role,
        "investor_id": investor,
        "amount_cny_100m": amount,
    }


def draw_days(rng: np.random.Generator, entities: list[Entity], cutoff: date) -> list[date]:
    """Dates after the founding and after 2005, up to the cut-off; mostly recent."""
    fractions = rng.beta(2.4, 1.3, len(entities))
    days = []
    for entity, fraction in zip(entities, fractions, strict=True):
        first = max(entity.started, date(2005, 1, 1))
        days.append(first + timedelta(days=int(fraction * (cutoff - first).days)))
    return days


def draw_foreign_partners(rng: np.random.Generator, count: int) -> list[str]:
    """Country codes of `count` foreign partners."""
    countries = list(FOREIGN_PARTNERS)
    weights = np.array(list(FOREIGN_PARTNERS.values()), dtype=float)
    return [str(code) for code in rng.choice(countries, size=count, p=weights / weights.sum())]


def numbered(rows: list[Row], edition: int, prefix: str, key: str = "relation_id") -> list[Row]:
    """Add the edition and an id with a running number, in the order of the enterprises."""
    ordered = sorted(rows, key=lambda row: row["enterprise_id"])
    return [
        {"edition": edition, key: f"{prefix}-{number:05d}", **row}
        for number, row in enumerate(ordered, start=1)
    ]
