"""First step: whole counts and real-valued means of all provinces and modelled cities.

Provinces and modelled cities are solved together. The remainder of a province outside its
modelled cities must fit into its other cities without any of them overtaking the last printed
rank, or have no city, which has a cost.
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

# Stricter than in the third step, which must round amounts to two decimals.
ROOM = Room(rank_margin=0.0035, rounding_use=0.85)

# The sample sizes of 表1 that are counted by place.
SAMPLES: Mapping[str, str] = {
    "enterprise_count": "enterprises",
    "university_count": "universities",
    "institute_count": "institutes",
    "alliance_count": "alliances",
    "conference_count": "conferences",
    "policy_count": "policies",
    "park_count": "parks",
}
# Least number of financing relations per investor, so that some invest more than once.
RELATIONS_PER_INVESTOR = 1.45
# Unmodelled cities may use this share of the last printed city's points.
REMAINDER_ROOM = 0.5
# Share of a province that may lie outside its modelled cities at no cost.
REMAINDER_SHARE: Mapping[str, float] = {
    "enterprise_capability": 0.15,
    "academic_ecosystem": 0.2,
    "capital_environment": 0.1,
    "international_openness": 0.15,
    "linkage_capability": 0.3,
    "government_response": 0.55,
}
# How far entity counts may be from the other edition's, scaled: as a share and in rows.
NEIGHBOUR_REACH = (0.35, 6.0)
# Cost per point by which sums do not add up.
GAP_COST = 20.0
# Cost per point of a remainder beyond REMAINDER_SHARE.
EXCESS_COST = 3.0
# Cost per point of a remainder that has no city.
NO_CITY_COST = 3.0
RELATIVE_GAP = 0.08
# Dimensions become whole one after the other, enterprises first: most others depend on them.
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
    """Solved raw values (counts, sums and means in raw units) by region and indicator."""

    edition: int
    cities: tuple[str, ...]
    raw: Mapping[tuple[str, str], float]
    last_points: Mapping[str, float]  # points of the last printed city, by dimension


class ValueProblem(EditionProblem):
    """Counts are whole variables; sums and means are continuous."""

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
        """Prepare the problem of one edition.

        `neighbour`: the solution of another edition to stay close to. `draft`: an earlier
        solution of this edition, around which products of means and counts are linearised.
        `reach`: how far entity counts may be from the draft, as a share and in rows.
        `is_draft`: solve in real numbers.
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
        """Solve the problem.

        Raises InfeasibleError if there is no solution.
        """
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
                        self.stay_near_draft(self.draft, region, entity)
        if self.neighbour:
            self.stay_near_neighbour(self.neighbour)
        for province in self.regions[PROVINCE]:
            if self.cities_in(province):
                self.bound_remainder(province)
                if self.draft:
                    self.couple_means(self.draft, province)

    def split(self, region: str) -> tuple[dict[str, Linear], dict[str, Linear]]:
        """A region's raw counts and sums, and its normalised means, by indicator."""
        raw, means = {}, {}
        for indicator in self.seeds.indicators:
            key = region, indicator.code
            if indicator.is_mean:
                means[indicator.code] = self.board.normalised[key]
            else:
                raw[indicator.code] = self.board.raw[key]
        return raw, means

    def bound_remainder(self, province: str) -> None:
        """Keep a province's remainder possible, and its cities behind the last printed city."""
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

    def couple_means(self, draft: Values, province: str) -> None:
        """Make a province's sums those of its modelled cities and its remainder.

        Sum = mean x count is linearised around the draft. Differences have a cost; the third
        step makes the sums exact.
        """
        for code, mean in MEANS.items():
            entity = ENTITY_OF_MEAN[code]
            cities = self.cities_in(province)
            parts = [self.linear_sum(draft, city, code, entity) for city in cities]
            counts = [self.board.raw[city, entity] for city in cities]
            outside = self.board.raw[province, entity] - Linear.sum(counts)
            span = self.ranges[PROVINCE][code]
            most = self.remainder_cap(mean, draft.last_points)
            rest = self.program.variable(0.0, INFINITY)
            self.program.at_least(outside * most - rest, 0.0, f"remainder of {province}: {code}")
            gap = self.linear_sum(draft, province, code, entity) - Linear.sum([*parts, rest])
            scale = 1.0 / (span.high * max(draft.raw[province, entity], 1.0))
            cost = GAP_COST * self.seeds.indicator(code).points
            self.program.charge_distance(gap * scale, cost, INFINITY)

    def linear_sum(self, draft: Values, region: str, code: str, entity: str) -> Linear:
        """Mean x count, linearised around the draft."""
        mean, count = draft.raw[region, code], draft.raw[region, entity]
        moved = self.board.raw[region, code] * count + self.board.raw[region, entity] * mean
        return moved - mean * count

    def stay_near_neighbour(self, neighbour: Values) -> None:
        """Keep the entity counts of provinces near the other edition's, scaled to this sample."""
        share, rows = NEIGHBOUR_REACH
        for entity in sorted(set(ENTITY_OF_MEAN.values())):
            sample = sum(neighbour.raw[province, entity] for province in self.seeds.provinces)
            for province in self.seeds.provinces:
                expected = neighbour.raw[province, entity] * self.totals[entity] / sample
                reach = max(rows, share * expected)
                count = self.board.raw[province, entity]
                label = f"{province}: {entity} near the other edition's"
                self.program.between(expected - reach, count, expected + reach, label)

    def stay_near_draft(self, draft: Values, region: str, entity: str) -> None:
        """Keep entity counts near the draft's, where the linearised sums are accurate."""
        drafted = draft.raw[region, entity]
        share, rows = self.reach
        reach = max(rows, share * drafted)
        count = self.board.raw[region, entity]
        self.program.between(drafted - reach, count, drafted + reach, f"{region}: {entity}")

    def charge_remainder(self, province: str, indicator: Indicator, rest: Linear) -> None:
        """Charge what lies outside the modelled cities beyond a share of the province."""
        whole = self.board.raw[province, indicator.code]
        excess = self.program.variable(0.0, INFINITY)
        room = whole * REMAINDER_SHARE[indicator.dimension] + excess - rest
        self.program.at_least(room, 0.0, f"remainder of {province}: {indicator.code}")
        high = self.ranges[PROVINCE][indicator.code].high
        self.program.charge(excess, EXCESS_COST * indicator.points / high)

    def targets(self, level: str) -> dict[tuple[str, str], float]:
        """Plausible values, from the other edition if it is solved, otherwise from the ranks."""
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
        """Plausible normalised values of provinces before they are fitted to sample sizes."""
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
