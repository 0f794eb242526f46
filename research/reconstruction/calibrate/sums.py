"""Third step: whole sums behind the means, with all counts fixed.

A mean is a sum divided by a fixed number of known rows, so every score stays linear in the
sums. A province's sum is the sum of its modelled cities and its remainder.
"""

from functools import cached_property

import numpy as np

from research.reconstruction.apportion import split_with_caps
from research.reconstruction.calibrate.places import places_of, unit
from research.reconstruction.calibrate.problem import EditionProblem, dimension_ranks, jitter
from research.reconstruction.calibrate.targets import province_shares
from research.reconstruction.calibrate.values import Values
from research.reconstruction.figures import grouped_ranks, rank_bounds, ranked_line, tied_regions
from research.reconstruction.linear import Linear
from research.reconstruction.measures import COUNTS, MEANS, Mean
from research.reconstruction.randomness import stream
from research.reconstruction.scoreboard import Room
from research.reconstruction.seeds import CIRCLE, CITY, PROVINCE, Seeds
from research.reconstruction.totals import Place, PlaceTotals

# A large gap is enough, because the means of the first step are almost feasible.
RELATIVE_GAP = 0.1
ROOM = Room(rank_margin=0.003, rounding_use=0.92)

# The last printed city keeps at least this share of its points from the first step.
LAST_CITY_KEEPS = 0.97
# A normalised mean of a province below this fraction of the province's share in the dimension
# is charged this much per point.
FLOOR, FLOOR_COST = 0.4, 25.0


class SumProblem(EditionProblem):
    """The sums are whole variables, the counts constants.

    `totals` holds the counts; the numbers of known rows and the sums are added to it.
    """

    def __init__(self, seeds: Seeds, values: Values, totals: PlaceTotals) -> None:
        super().__init__(seeds, values.edition, ROOM)
        self.values = values
        self.totals = totals
        self.remainders: dict[tuple[str, str], Linear] = {}
        self.set_known()

    def solve(self) -> None:
        """Solve, and add the sums of all places to the totals.

        Raises InfeasibleError if there is no solution.
        """
        self.build()
        for dimension in self.seeds.dimensions:
            self.program.settle(dimension, RELATIVE_GAP)
        for mean in MEANS.values():
            for province in self.seeds.provinces:
                for city in self.cities_in(province):
                    total = self.board.raw[city, mean.indicator] * self.known_rows(city, mean)
                    self.store(mean, Place(province, city), total)
                self.divide(mean, province)

    def add_variables(self) -> None:
        for level, regions in self.regions.items():
            for indicator in self.seeds.indicators:
                if indicator.code in COUNTS:
                    for region in regions:
                        count = self.count(region, indicator.code)
                        self.add_value(level, region, indicator, Linear(count))
        for indicator in self.seeds.indicators:
            if indicator.code in MEANS:
                self.add_mean(MEANS[indicator.code])

    def add_structure(self) -> None:
        if not self.has_cities:
            return
        for dimension, city in self.last_cities.items():
            least = LAST_CITY_KEEPS * self.values.last_points[dimension]
            points = self.board.score(city, dimension)
            self.program.at_least(points, least, f"{city} keeps its {dimension}")

    def add_figures(self) -> None:
        super().add_figures()
        for node, bounds in grouped_ranks(self.seeds, self.edition, CIRCLE).items():
            if node in MEANS:
                for circle in tied_regions(bounds):
                    for province in self.board.members(circle):
                        self.make_whole(province, MEANS[node])

    def make_whole(self, province: str, mean: Mean) -> None:
        """Make a province's mean a whole number.

        Two circles tie exactly (表8) only if sums of means with different denominators are
        equal. Whole means leave enough such sums to choose from.
        """
        dimension = self.seeds.indicator(mean.indicator).dimension
        high = self.ranges[PROVINCE][mean.indicator].high
        whole = self.program.variable(0.0, high, group=dimension)
        gap = self.board.raw[province, mean.indicator] - whole
        known = max(self.known_rows(province, mean), 1)
        self.program.equal(gap * known, 0.0, f"{province}: whole {mean.indicator}")

    def targets(self, level: str) -> dict[tuple[str, str], float]:
        """The means of the first step."""
        return {
            (region, code): self.values.raw[region, code] / self.ranges[level][code].high
            for code, mean in MEANS.items()
            for region in self.regions[level]
            if self.known_rows(region, mean)
        }

    def add_targets(self) -> None:
        """Stay near the first step's means, but not far below what a province's rank suggests."""
        super().add_targets()
        provinces = self.regions[PROVINCE]
        ranks = dimension_ranks(self.seeds, self.edition, PROVINCE, provinces)
        shares = province_shares(self.seeds, self.edition, ranks)
        for code, mean in MEANS.items():
            indicator = self.seeds.indicator(code)
            for province in provinces:
                if self.known_rows(province, mean):
                    floor = FLOOR * shares[province, indicator.dimension]
                    value = self.board.normalised[province, code]
                    self.program.charge_shortfall(value, floor, FLOOR_COST * indicator.points)

    def add_mean(self, mean: Mean) -> None:
        """Add a sum for each modelled city and for the remainder of each province."""
        for province in self.seeds.provinces:
            parts = [self.add_city_sum(mean, CITY, city) for city in self.cities_in(province)]
            rest = self.add_remainder_sum(mean, province)
            self.remainders[province, mean.indicator] = rest
            self.add_ratio(mean, PROVINCE, province, Linear.sum([*parts, rest]))

    def add_city_sum(self, mean: Mean, level: str, region: str) -> Linear:
        """Add the sum and the mean of a modelled city."""
        known = self.known_rows(region, mean)
        total = self.whole_sum(mean, known, self.ranges[level][mean.indicator].high * known)
        self.add_ratio(mean, level, region, total)
        return total

    def add_remainder_sum(self, mean: Mean, province: str) -> Linear:
        """The sum of a remainder: its cities stay within their room, other rows have more."""
        places = self.remainder_places(province)
        most = sum(self.sum_caps(mean, places))
        return self.whole_sum(mean, sum(self.known_at(mean, p) for p in places), most / mean.unit)

    def whole_sum(self, mean: Mean, known: int, most: float) -> Linear:
        """A new whole sum, in units of the mean; at least the smallest value of each known row."""
        least = mean.minimum * known
        dimension = self.seeds.indicator(mean.indicator).dimension
        count = self.program.variable(least, max(int(most * mean.unit), least), group=dimension)
        return count * (1 / mean.unit)

    def add_ratio(self, mean: Mean, level: str, region: str, total: Linear) -> None:
        """Add a region's mean, as the sum over its known rows."""
        known = self.known_rows(region, mean)
        value = total * (1 / known) if known else Linear(0.0)
        self.add_value(level, region, self.seeds.indicator(mean.indicator), value)
        span = self.ranges[level][mean.indicator]
        most = self.board.normalised[region, mean.indicator]
        least = 1.0 if region == span.top else 0.0
        self.program.between(least, most, 1.0, f"{region}: range of {mean.indicator}")

    def set_known(self) -> None:
        """Set the known rows of each place: none where the first step has no mean."""
        for mean in MEANS.values():
            for place, entities in self.totals.places(mean.entity):
                if not self.has_nothing(place.province, mean):
                    self.totals.set(mean.known, place, mean.denominator(entities))

    def has_nothing(self, province: str, mean: Mean) -> bool:
        """Whether a tied province has a mean of 0 in the first step, and so no known rows."""
        tied = self.tied_provinces[self.seeds.indicator(mean.indicator).dimension]
        return province in tied and self.values.raw[province, mean.indicator] < 1e-9

    @cached_property
    def tied_provinces(self) -> dict[str, set[str]]:
        """Provinces that share their rank with another, by dimension."""
        tied: dict[str, set[str]] = {}
        for dimension in self.seeds.dimensions:
            bounds = rank_bounds(self.seeds, self.edition, PROVINCE, dimension)
            line = ranked_line(bounds, self.regions[PROVINCE])
            tied[dimension] = {p for group in line if len(group) > 1 for p in group}
        return tied

    def known_at(self, mean: Mean, place: Place) -> int:
        """Known rows of a place."""
        return self.totals.get(mean.known, place)

    def known_rows(self, region: str, mean: Mean) -> int:
        """Known rows of a province or city."""
        return self.region_total(region, mean.known)

    def count(self, region: str, code: str) -> float:
        """A fixed count or amount of a province or city, in the indicator's unit."""
        return self.region_total(region, COUNTS[code]) / unit(code)

    def region_total(self, region: str, measure: str) -> int:
        """The place totals of a province or city, added up."""
        if region in self.seeds.city_provinces:
            return self.totals.get(measure, Place(self.seeds.city_provinces[region], region))
        return sum(self.totals.get(measure, p) for p in places_of(self.seeds, region))

    def remainder_places(self, province: str) -> list[Place]:
        """The places of a province other than its modelled cities."""
        modelled = set(self.cities_in(province))
        return [p for p in places_of(self.seeds, province) if p.city not in modelled]

    def sum_caps(self, mean: Mean, places: list[Place]) -> list[int]:
        """Largest sum of each place: small in unmodelled cities, large without a city."""
        cityless = self.cityless_cap(mean)
        in_city = self.city_cap(mean, self.values.last_points) if self.has_cities else cityless
        return [
            int(
                (in_city * jitter(place.city, mean.indicator) if place.city else cityless)
                * mean.unit
                * self.known_at(mean, place)
            )
            for place in places
        ]

    def divide(self, mean: Mean, province: str) -> None:
        """Divide a remainder's sum among its places, roughly in proportion to their known rows."""
        places = self.remainder_places(province)
        total = round(self.program.value(self.remainders[province, mean.indicator]) * mean.unit)
        known = np.array([self.known_at(mean, place) for place in places])
        noise = stream("means", self.edition, mean.indicator, province)
        weights = known * noise.lognormal(0.0, 0.25, len(places))
        least = mean.minimum * known
        room = np.maximum(np.array(self.sum_caps(mean, places)) - least, 0)
        parts = least + split_with_caps(total - least.sum(), weights, room)
        if parts.sum() != total:
            parts[np.argmax(known)] += total - parts.sum()
        for place, part in zip(places, parts, strict=True):
            self.totals.set(mean.total, place, int(part))

    def store(self, mean: Mean, place: Place, total: Linear) -> None:
        """Set the solved sum of a place."""
        self.totals.set(mean.total, place, round(self.program.value(total) * mean.unit))
