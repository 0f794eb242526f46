"""The programme of one edition: variables, printed figures and plausible targets."""

from abc import ABC, abstractmethod
from collections.abc import Mapping
from functools import cached_property

from research.reconstruction.assumptions import (
    CITY_RANGES,
    FREE_RANK_HOLDERS,
    OTHER_CAPITALS,
    PROVINCE_RANGES,
    Range,
)
from research.reconstruction.figures import (
    RankBound,
    grouped_ranks,
    impose_amounts,
    impose_line,
    rank_bounds,
    ranked_line,
)
from research.reconstruction.linear import Linear, Program
from research.reconstruction.measures import Mean
from research.reconstruction.randomness import stream
from research.reconstruction.scoreboard import Room, Scoreboard
from research.reconstruction.seeds import CIRCLE, CITY, PROVINCE, Indicator, Seeds

# Deviations from a target are cheap up to this share of it.
NEAR_BAND = 0.5
# Points that an unmodelled city may have from means, as a share of the points of the last
# printed city of the dimension (for counts, see COUNT_ROOM_BESIDE_MEANS).
MEAN_ROOM = 0.35
# Entities without a city: their share of a remainder (at least one entity), their largest mean
# as a multiple of the best province's mean, and how much of the best mean the first step allows
# for them in the remainder's mean.
CITYLESS_SHARE = 0.1
CITYLESS_MULTIPLE = 8.0
CITYLESS_ROOM = 0.4
# Unmodelled cities differ: each may use a share of the room drawn from this range.
JITTER = (0.75, 1.25)


class EditionProblem(ABC):
    """Provinces and modelled cities of one edition, constrained by all of its figures."""

    def __init__(self, seeds: Seeds, edition: int, room: Room) -> None:
        self.seeds = seeds
        self.edition = edition
        self.ranges = {PROVINCE: PROVINCE_RANGES[edition]}
        self.regions = {PROVINCE: list(seeds.provinces)}
        if edition in CITY_RANGES:
            self.ranges[CITY] = CITY_RANGES[edition]
            self.regions[CITY] = modelled_cities(seeds, edition)
        self.program = Program()
        self.board = Scoreboard(seeds, room)

    def build(self) -> None:
        """Add all variables, constraints and costs to the programme."""
        self.add_variables()
        self.add_structure()
        self.add_figures()
        self.add_targets()

    @abstractmethod
    def add_variables(self) -> None:
        """Give every region and indicator a raw value and a normalised one."""

    @abstractmethod
    def add_structure(self) -> None:
        """Add the constraints that hold in any sample, whatever is printed."""

    @abstractmethod
    def targets(self, level: str) -> Mapping[tuple[str, str], float]:
        """Plausible normalised values (0 to 1) by region and indicator."""

    def add_value(self, level: str, region: str, indicator: Indicator, value: Linear) -> None:
        """Register a raw value and its normalised value."""
        span = self.ranges[level][indicator.code]
        self.board.raw[region, indicator.code] = value
        self.board.normalised[region, indicator.code] = normalise(value, span)

    @cached_property
    def last_cities(self) -> dict[str, str]:
        """The city with the lowest printed rank in each dimension."""
        return {
            dimension: max(
                rank_bounds(self.seeds, self.edition, CITY, dimension),
                key=lambda bound: bound.rank,
            ).region
            for dimension in self.seeds.dimensions
        }

    @property
    def has_cities(self) -> bool:
        """Whether the source report prints city figures for the edition."""
        return CITY in self.regions

    def cities_in(self, province: str) -> list[str]:
        """The modelled cities of a province."""
        cities = self.regions.get(CITY, [])
        return [city for city in cities if self.seeds.city_provinces[city] == province]

    def city_cap(self, mean: Mean, last_points: Mapping[str, float]) -> float:
        """Largest mean of an unmodelled city, from the points of the last printed city."""
        dimension = self.seeds.indicator(mean.indicator).dimension
        leaves = self.seeds.leaves[dimension]
        full = sum(leaf.points for leaf in leaves if leaf.is_mean)
        share = MEAN_ROOM * last_points[dimension] / full
        return share * self.ranges[CITY][mean.indicator].high

    def remainder_cap(self, mean: Mean, last_points: Mapping[str, float]) -> float:
        """Largest mean of a remainder, from its cities and its rows without a city."""
        best = self.ranges[PROVINCE][mean.indicator].high
        return self.city_cap(mean, last_points) + CITYLESS_ROOM * best

    def cityless_cap(self, mean: Mean) -> float:
        """Largest mean of rows without a city, as a multiple of the best province's mean."""
        return CITYLESS_MULTIPLE * self.ranges[PROVINCE][mean.indicator].high

    def add_figures(self) -> None:
        """Add the constraints of all printed figures."""
        impose_amounts(self.program, self.board, self.edition, with_cities=self.has_cities)
        candidates = {**self.regions, CIRCLE: list(self.seeds.circles)}
        for level, regions in candidates.items():
            for node, bounds in grouped_ranks(self.seeds, self.edition, level).items():
                if level == CITY:
                    bounds = bounds + free_ranks(self.seeds, self.edition, node)
                line = ranked_line(bounds, self.by_dimension_rank(level, node, regions))
                impose_line(self.program, self.board, node, line, bounds)

    def by_dimension_rank(self, level: str, node: str, regions: list[str]) -> list[str]:
        """Regions ordered by their rank in the node's dimension; those without a rank come last."""
        dimension = next((i.dimension for i in self.seeds.indicators if i.code == node), node)
        bounds = rank_bounds(self.seeds, self.edition, level, dimension)
        ranks = {bound.region: bound.rank for bound in bounds}
        return sorted(regions, key=lambda region: ranks.get(region, len(regions)))

    def add_targets(self) -> None:
        """Charge deviations from the plausible values."""
        points = {indicator.code: indicator.points for indicator in self.seeds.indicators}
        for level in self.regions:
            for (region, code), target in self.targets(level).items():
                distance = self.board.normalised[region, code] - target
                self.program.charge_distance(distance, points[code], NEAR_BAND * target)


def jitter(city: str, code: str) -> float:
    """How much of the room an unmodelled city may use in an indicator: 1 on average."""
    return float(stream("jitter", city, code).uniform(*JITTER))


def normalise(value: Linear, span: Range) -> Linear:
    """Min-max normalisation: 0 at the smallest value, 1 at the largest."""
    return (value - span.low) * (1.0 / (span.high - span.low))


def modelled_cities(seeds: Seeds, edition: int) -> list[str]:
    """Cities that have a printed figure or a free rank, and the other provincial capitals."""
    printed = {f.region for f in seeds.figures if f.edition == edition and f.level == CITY}
    names = " ".join([*FREE_RANK_HOLDERS.values(), OTHER_CAPITALS]).split()
    return sorted(printed | {seeds.city_codes[name] for name in names})


def free_ranks(seeds: Seeds, edition: int, node: str) -> list[RankBound]:
    """The ranks that 表13 does not print, with the cities chosen for them."""
    taken = {bound.rank for bound in rank_bounds(seeds, edition, CITY, node)}
    free = (rank for rank in range(1, max(taken)) if rank not in taken)
    holders = FREE_RANK_HOLDERS.get(node, "").split()
    return [
        RankBound(seeds.city_codes[name], rank, True)
        for rank, name in zip(free, holders, strict=True)
    ]


def dimension_ranks(
    seeds: Seeds, edition: int, level: str, regions: list[str]
) -> dict[str, dict[str, int]]:
    """Rank of every region by dimension; regions without a rank come far behind the others."""
    ranks: dict[str, dict[str, int]] = {}
    for dimension in seeds.dimensions:
        bounds = rank_bounds(seeds, edition, level, dimension)
        if level == CITY:
            bounds = bounds + free_ranks(seeds, edition, dimension)
        known = {bound.region: bound.rank for bound in bounds}
        others = [region for region in regions if region not in known]
        behind = {region: 2 * len(known) + n for n, region in enumerate(others)}
        ranks[dimension] = {**known, **behind}
    return ranks
