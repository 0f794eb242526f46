"""Second step: the counts of all places.

A province's remainder is what lies outside its modelled cities. It goes to the other cities,
as long as none of them comes near the last printed city of a dimension; rows that are still
left have a province but no city. An edition without printed city figures (2022) is divided
like the other edition.
"""

from collections.abc import Iterable, Mapping

import numpy as np

from research.reconstruction.apportion import split_with_caps
from research.reconstruction.assumptions import CITY_RANGES_2023, UNPLACED
from research.reconstruction.calibrate.problem import CITYLESS_SHARE, jitter
from research.reconstruction.calibrate.values import Values
from research.reconstruction.measures import COUNTS, HUNDREDTHS
from research.reconstruction.randomness import stream
from research.reconstruction.seeds import Seeds
from research.reconstruction.totals import NOWHERE, Place, PlaceTotals

# Points that an unmodelled city may have from counts, as a share of the points of the last
# printed city of the dimension; less in dimensions that have means as well.
COUNT_ROOM = 0.75
COUNT_ROOM_BESIDE_MEANS = 0.45
ENTERPRISES = "enterprise_count"
UNBOUNDED = 10**9

# Relations and people are where an enterprise is.
AT_ENTERPRISES = (
    "foundation_technology_enterprise_count",
    "technology_enablement_count",
    "financing_count",
    "investment_count",
    "international_study_count",
    "international_work_count",
    "international_technology_input_count",
)
# Counts that are part of another count: part -> whole.
WITHIN: Mapping[str, str] = {
    "foundation_technology_enterprise_count": "enterprise_count",
    "international_technology_enablement_count": "technology_enablement_count",
}
ENTITIES = (ENTERPRISES, "university_count", "institute_count")
EVENTS = (
    "conference_count",
    "alliance_count",
    "park_count",
    "policy_count",
)


def place_counts(seeds: Seeds, values: Values) -> PlaceTotals:
    """Counts by place for an edition with modelled cities."""
    totals = PlaceTotals(values.edition)
    for code, measure in COUNTS.items():
        for region in (*seeds.provinces, *values.cities):
            if region in values.cities or not seeds.cities_of(region):
                totals.set(measure, place_of(seeds, region), whole_units(values, region, code))
        totals.set(measure, NOWHERE, UNPLACED[values.edition].get(code, 0))
    for province in seeds.provinces:
        if seeds.cities_of(province):
            divide_remainder(seeds, values, province, totals)
    return totals


def divided_counts(seeds: Seeds, values: Values, pattern: PlaceTotals) -> PlaceTotals:
    """Counts by place for an edition without modelled cities, divided like `pattern`."""
    totals = PlaceTotals(values.edition)
    for code, measure in COUNTS.items():
        totals.set(measure, NOWHERE, UNPLACED[values.edition].get(code, 0))
    for province in seeds.provinces:
        places = places_of(seeds, province)
        for code in (*ENTITIES, *EVENTS, *AT_ENTERPRISES, *DEPENDENT):
            weights = np.array([pattern.get(COUNTS[code], place) for place in places], float)
            if not weights.any():
                weights[0] = 1.0  # the capital: it has the lowest code
            caps = caps_of(totals, places, code)
            count = whole_units(values, province, code)
            parts = split_with_caps(count, weights * (caps > 0) + 1e-6 * (caps > 0), caps)
            store(totals, places, code, parts)
    return totals


# Filled after the counts that they depend on.
DEPENDENT = ("international_technology_enablement_count", "financing_amount")


def place_of(seeds: Seeds, region: str) -> Place:
    """The place of a city, or of a province without a city."""
    if region in seeds.city_provinces:
        return Place(seeds.city_provinces[region], region)
    return Place(region, "")


def places_of(seeds: Seeds, province: str) -> list[Place]:
    """The places of a province: its cities, then the province without a city."""
    return [*(Place(province, city) for city in seeds.cities_of(province)), Place(province, "")]


def whole_units(values: Values, region: str, code: str) -> int:
    """A solved value in the whole units of the place totals."""
    return round(values.raw[region, code] * unit(code))


def divide_remainder(seeds: Seeds, values: Values, province: str, totals: PlaceTotals) -> None:
    """Divide the remainder of a province among its other cities and no city."""
    modelled = [city for city in seeds.cities_of(province) if city in values.cities]
    others = [city for city in seeds.cities_of(province) if city not in values.cities]
    rest = {
        code: whole_units(values, province, code)
        - sum(whole_units(values, c, code) for c in modelled)
        for code in COUNTS
    }
    limits = city_limits(seeds, rest, values.last_points)
    places = [*(Place(province, city) for city in others), Place(province, "")]
    sizes = np.array([*(city_size(city) for city in others), 0.0])
    for code in ENTITIES:
        divide_entities(code, rest[code], places, sizes, limits[code], totals)
    for code in (*EVENTS, *AT_ENTERPRISES, *DEPENDENT):
        caps = caps_of(totals, places, code)
        weights = sizes if code in EVENTS else counts_at(totals, places, ENTERPRISES)
        limited = np.minimum(caps, jittered_limits(limits[code], places, code))
        parts = split_with_caps(max(rest[code], 0), weights, limited)
        for room in (only_last(caps), caps):
            left = max(rest[code], 0) - parts.sum()
            parts = parts + split_with_caps(left, weights + (room > 0), room - parts)
        store(totals, places, code, parts)


def divide_entities(
    code: str,
    count: int,
    places: list[Place],
    sizes: np.ndarray,
    limit: int,
    totals: PlaceTotals,
) -> None:
    """Divide entities; some get no city, which leaves room for large sums and counts."""
    if count <= 0:
        return
    cityless = max(1, round(CITYLESS_SHARE * count))
    parts = split_with_caps(count - cityless, sizes, jittered_limits(limit, places, code))
    parts[-1] = count - parts.sum()
    store(totals, places, code, parts)


def jittered_limits(limit: int, places: list[Place], code: str) -> np.ndarray:
    """A slightly different limit for each city; 0 for rows without a city."""
    parts = [jitter(place.city, code) if place.city else 0.0 for place in places]
    limits: np.ndarray = np.floor(limit * np.array(parts)).astype(int)
    return limits


def only_last(caps: np.ndarray) -> np.ndarray:
    """Caps that leave room only in the last place, the one without a city."""
    return np.where(np.arange(len(caps)) == len(caps) - 1, caps, 0)


def city_limits(
    seeds: Seeds, rest: Mapping[str, int], last_points: Mapping[str, float]
) -> dict[str, int]:
    """The largest count of each indicator in one unmodelled city.

    A dimension's room in points is divided among its counts in proportion to the points of
    the remainder.
    """
    limits: dict[str, int] = {}
    for dimension in seeds.dimensions:
        per_row = {
            i.code: i.points / (CITY_RANGES_2023[i.code].high * unit(i.code))
            for i in seeds.leaves[dimension]
            if i.code in COUNTS
        }
        points = {code: max(rest[code], 0) * value for code, value in per_row.items()}
        has_means = any(i.is_mean for i in seeds.leaves[dimension])
        share_of_last = COUNT_ROOM_BESIDE_MEANS if has_means else COUNT_ROOM
        room = share_of_last * last_points[dimension]
        for code, value in per_row.items():
            share = points[code] / sum(points.values()) if points[code] else 0.0
            limits[code] = int(room * share / value)
    return limits


def unit(code: str) -> int:
    """How many units of the place totals make one unit of the indicator."""
    return HUNDREDTHS if code == "financing_amount" else 1


def caps_of(totals: PlaceTotals, places: list[Place], code: str) -> np.ndarray:
    """The largest count that each place can have, given the counts that it depends on."""
    if code in WITHIN:
        return counts_at(totals, places, WITHIN[code])
    if code in AT_ENTERPRISES:
        return UNBOUNDED * (counts_at(totals, places, ENTERPRISES) > 0)
    if code == "financing_amount":
        return UNBOUNDED * (counts_at(totals, places, "financing_count") > 0)
    return np.full(len(places), UNBOUNDED)


def counts_at(totals: PlaceTotals, places: Iterable[Place], code: str) -> np.ndarray:
    """The totals of an indicator in n places (shape n)."""
    return np.array([totals.get(COUNTS[code], place) for place in places])


def store(totals: PlaceTotals, places: list[Place], code: str, parts: Iterable[int]) -> None:
    """Set the total of an indicator in each place."""
    for place, part in zip(places, parts, strict=True):
        totals.set(COUNTS[code], place, int(part))


def city_size(city: str) -> float:
    """A made-up size of an unmodelled city (dimensionless), the same in every edition."""
    return float(stream("city size", city).lognormal(0.0, 0.5))
