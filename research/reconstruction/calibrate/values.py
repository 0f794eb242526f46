"""First step: whole counts, and means as real numbers, of every modelled region.

Provinces and the modelled cities are solved together: what of a province lies in
no modelled city must be able to lie in its other cities without their overtaking
the last printed rank, or in no city at all, which is charged.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from research.reconstruction.assumptions import PROVINCE_RANGES, UNPLACED
from research.reconstruction.calibrate.problem import EditionProblem, dimension_ranks
from research.reconstruction.calibrate.structure import ENTITY_OF_MEAN, impose_means, impose_parts
from research.reconstruction.calibrate.targets import (
    city_shares,
    province_shares,
    spread,
    value_targets,
)
from research.reconstruction.linear import INFINITY, Linear
from research.reconstruction.measures import MEANS
from research.reconstruction.scoreboard import Room
from research.reconstruction.seeds import CITY, PROVINCE, Indicator, Seeds

# Stricter than the third step, which must round money to the cent.
ROOM = Room(rank_margin=0.0035, rounding_use=0.85)

# Sample sizes of 表1 that are counted by place.
SAMPLES: Mapping[str, str] = {
    "enterprise_count": "enterprises",
    "university_count": "universities",
    "institute_count": "institutes",
    "alliance_count": "alliances",
    "conference_count": "conferences",
    "policy_count": "policies",
    "park_count": "parks",
}
# Financing relations per investor at least, so that some invest more than once.
RELATIONS_PER_INVESTOR = 1.45
# Other cities of a province may use this share of the last printed city's points.
REMAINDER_ROOM = 0.5
# Share of a province that may lie outside its modelled cities without a charge.
REMAINDER_SHARE: Mapping[str, float] = {
    "enterprise_capability": 0.15,
    "academic_ecosystem": 0.2,
    "capital_environment": 0.1,
    "international_openness": 0.15,
    "linkage_capability": 0.3,
    "government_response": 0.55,
}
# How far they may be from another edition's, scaled: as a share, in rows.
NEIGHBOUR_REACH = (0.35, 6.0)
# Cost of each point by which sums do not add up.
GAP_COST = 20.0
# Cost of each point of a remainder beyond that.
EXCESS_COST = 3.0
# Points charged per point of a remainder that must be left without a city.
NO_CITY_COST = 3.0
RELATIVE_GAP = 0.08
# Dimensions become whole one after the other; enterprises first, on which much hangs.
SETTLING_ORDER = (
    "enterprise_capability",
    "government_response",
    "linkage_capability",
    "international_openness",
    "capital_environment",
    "academic_ecosystem",
)


@dataclass(frozen=True)
class Values:
    """Solved raw values (counts, sums, means in raw units) by region and indicator."""

    edition: int
    cities: tuple[str, ...]
    raw: Mapping[tuple[str, str], float]
    last_points: Mapping[str, float]  # of the last printed city, by dimension


class ValueProblem(EditionProblem):
    """Counts are whole variables, sums and means are continuous ones."""

    def __init__(
        self,
        seeds: Seeds,
        edition: int,
        neighbour: Values | None = None,
        draft: Values | None = None,
        *,
        reach: tuple[float, float] = (0.0, 0.0),
        is_draft: bool = False,
    ) -> None:
        """`neighbour`: another edition's solution to stay close to.

        `draft`: an earlier solution of this edition, around which the products
        of means and counts are linearised. `reach`: how far entity counts may be
        from it, as a share and in rows. `is_draft`: solve in real numbers.
        """
        super().__init__(seeds, edition, ROOM)
        self.neighbour = neighbour
        self.draft = draft
        self.reach = reach
        self.is_draft = is_draft
        self.totals = {
            indicator: seeds.sample_sizes(sample)[edition] - UNPLACED[edition].get(indicator, 0)
            for indicator, sample in SAMPLES.items()
        }

    def solve(self) -> Values:
        self.build()
        if self.is_draft:
            self.program.solve(RELATIVE_GAP)
        else:
            for dimension in SETTLING_ORDER:
                self.program.settle(dimension, RELATIVE_GAP)
        value = self.program.value
        raw = {key: value(expression) for key, expression in self.board.raw.items()}
        last_points = {
            dimension: value(self.board.score(city, dimension))
            for dimension, city in (self.last_cities if self.has_cities else {}).items()
        }
        return Values(self.edition, tuple(self.regions.get(CITY, ())), raw, last_points)

    def add_variables(self) -> None:
        for level, regions in self.regions.items():
            for indicator in self.seeds.indicators:
                span = self.ranges[level][indicator.code]
                group = indicator.dimension if indicator.statistic == "count" else None
                for region in regions:
                    low = span.high if region == span.top else span.low
                    high = span.low if region == span.bottom else span.high
                    value = self.program.variable(low, high, group=group)
                    self.add_value(level, region, indicator, value)

    def add_structure(self) -> None:
        for indicator, total in self.totals.items():
            self.program.equal(self.board.total("CN", indicator), total, indicator)
        investors = self.seeds.sample_sizes("investors")[self.edition]
        self.program.at_least(
            self.board.total("CN", "financing_count"),
            RELATIONS_PER_INVESTOR * investors,
            "financing relations for all investors",
        )
        for regions in self.regions.values():
            for region in regions:
                raw, means = self.split(region)
                impose_parts(self.program, raw, region)
                impose_means(self.program, raw, means, region)
                if self.draft:
                    for entity in sorted(set(ENTITY_OF_MEAN.values())):
                        self.stay_near_draft(region, entity)
        if self.neighbour:
            self.stay_near_neighbour(self.neighbour)
        for province in self.regions[PROVINCE]:
            if self.cities_in(province):
                self.bound_remainder(province)
                if self.draft:
                    self.couple_means(province)

    def split(self, region: str) -> tuple[dict[str, Linear], dict[str, Linear]]:
        """Additive raw values and normalised means of a region."""
        raw, means = {}, {}
        for indicator in self.seeds.indicators:
            key = region, indicator.code
            if indicator.is_mean:
                means[indicator.code] = self.board.normalised[key]
            else:
                raw[indicator.code] = self.board.raw[key]
        return raw, means

    def bound_remainder(self, province: str) -> None:
        """What lies outside the modelled cities is possible and stays unobtrusive."""
        cities = self.cities_in(province)
        others = len(self.seeds.cities_of(province)) - len(cities)
        rest: dict[str, Linear] = {}
        for indicator in self.seeds.indicators:
            if indicator.is_mean:
                continue
            inside = Linear.sum(self.board.raw[city, indicator.code] for city in cities)
            rest[indicator.code] = self.board.raw[province, indicator.code] - inside
            self.program.at_least(rest[indicator.code], 0.0, f"{province}: {indicator.code}")
            self.charge_remainder(province, indicator, rest[indicator.code])
        impose_parts(self.program, rest, f"remainder of {province}")
        for dimension in self.seeds.dimensions:
            points = Linear.sum(
                rest[i.code] * (i.points / self.ranges[CITY][i.code].high)
                for i in self.seeds.leaves[dimension]
                if i.code in rest
            )
            last = self.board.score(self.last_cities[dimension], dimension)
            without_city = self.program.variable(0.0, INFINITY)
            room = last * (others * REMAINDER_ROOM) + without_city - points
            self.program.at_least(room, 0.0, f"remainder of {province}: {dimension}")
            self.program.charge(without_city, NO_CITY_COST)

    def couple_means(self, province: str) -> None:
        """A province's sums are those of its cities and of its remainder.

        Sum = mean x count is linearised around the draft. What does not add up is
        charged; the third step makes the sums exact.
        """
        for code, mean in MEANS.items():
            entity = ENTITY_OF_MEAN[code]
            cities = self.cities_in(province)
            parts = [self.linear_sum(city, code, entity) for city in cities]
            counts = [self.board.raw[city, entity] for city in cities]
            outside = self.board.raw[province, entity] - Linear.sum(counts)
            span = self.ranges[PROVINCE][code]
            most = self.remainder_cap(mean, self.draft.last_points)
            rest = self.program.variable(0.0, INFINITY)
            self.program.at_least(outside * most - rest, 0.0, f"remainder of {province}: {code}")
            gap = self.linear_sum(province, code, entity) - Linear.sum([*parts, rest])
            scale = 1.0 / (span.high * max(self.draft.raw[province, entity], 1.0))
            cost = GAP_COST * self.seeds.indicator(code).points
            self.program.charge_distance(gap * scale, cost, INFINITY)

    def linear_sum(self, region: str, code: str, entity: str) -> Linear:
        """Mean x count, to first order around the draft."""
        mean, count = self.draft.raw[region, code], self.draft.raw[region, entity]
        moved = self.board.raw[region, code] * count + self.board.raw[region, entity] * mean
        return moved - mean * count

    def stay_near_neighbour(self, neighbour: Values) -> None:
        """Entity counts of provinces change little between editions."""
        share, rows = NEIGHBOUR_REACH
        for entity in sorted(set(ENTITY_OF_MEAN.values())):
            sample = sum(neighbour.raw[province, entity] for province in self.seeds.provinces)
            for province in self.seeds.provinces:
                expected = neighbour.raw[province, entity] * self.totals[entity] / sample
                reach = max(rows, share * expected)
                count = self.board.raw[province, entity]
                label = f"{province}: {entity} near the other edition's"
                self.program.between(expected - reach, count, expected + reach, label)

    def stay_near_draft(self, region: str, entity: str) -> None:
        """Entity counts stay near the draft's, so that the linear sums hold."""
        drafted = self.draft.raw[region, entity]
        share, rows = self.reach
        reach = max(rows, share * drafted)
        count = self.board.raw[region, entity]
        self.program.between(drafted - reach, count, drafted + reach, f"{region}: {entity}")

    def charge_remainder(self, province: str, indicator: Indicator, rest: Linear) -> None:
        """The modelled cities should hold most of their province."""
        whole = self.board.raw[province, indicator.code]
        excess = self.program.variable(0.0, INFINITY)
        room = whole * REMAINDER_SHARE[indicator.dimension] + excess - rest
        self.program.at_least(room, 0.0, f"remainder of {province}: {indicator.code}")
        high = self.ranges[PROVINCE][indicator.code].high
        self.program.charge(excess, EXCESS_COST * indicator.points / high)

    def targets(self, level: str) -> dict[tuple[str, str], float]:
        """Values of another edition, else from the printed ranks."""
        regions = self.regions[level]
        if level == PROVINCE:
            shares = self.target_shares()
            return value_targets(self.seeds, regions, shares, self.ranges[level], self.totals)
        ranks = dimension_ranks(self.seeds, self.edition, level, regions)
        return value_targets(
            self.seeds,
            regions,
            spread(self.seeds, city_shares(self.seeds, ranks)),
            self.ranges[level],
            {},
        )

    def target_shares(self) -> dict[tuple[str, str], float]:
        if self.neighbour is None:
            regions = self.regions[PROVINCE]
            ranks = dimension_ranks(self.seeds, self.edition, PROVINCE, regions)
            return spread(self.seeds, province_shares(self.seeds, self.edition, ranks))
        spans = PROVINCE_RANGES[self.neighbour.edition]
        return {
            key: (self.neighbour.raw[key] - spans[key[1]].low)
            / (spans[key[1]].high - spans[key[1]].low)
            for key in self.board.normalised
        }
