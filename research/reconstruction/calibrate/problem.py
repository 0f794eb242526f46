"""One edition's programme: variables, the printed figures, and plausible targets."""

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

# Values within this share of their target are cheap.
NEAR_BAND = 0.5
# Points that an unmodelled city may have from means, as a share of the points of
# the last printed city of the dimension (its counts have COUNT_ROOM).
MEAN_ROOM = 0.35
# Share of a remainder's entities that have no city (at least one entity), how large
# their mean may be, as a multiple of the best province's, and how much of that the
# first step relies on for the remainder's mean.
CITYLESS_SHARE = 0.1
CITYLESS_MULTIPLE = 8.0
CITYLESS_ROOM = 0.4
# Unmodelled cities differ: each has this much of the room, more or less.
JITTER = (0.75, 1.25)


class EditionProblem(ABC):
    """Provinces and modelled cities of one edition under all of its figures."""

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
        """Fill the programme."""
        self.add_variables()
        self.add_structure()
        self.add_figures()
        self.add_targets()

    @abstractmethod
    def add_variables(self) -> None:
        """Give every region and indicator a raw value and a normalised one."""

    @abstractmethod
    def add_structure(self) -> None:
        """Add what holds in any sample, printed or not."""

    @abstractmethod
    def targets(self, level: str) -> Mapping[tuple[str, str], float]:
        """Normalised values (0..1) to stay close to, by region and indicator."""

    def add_value(self, level: str, region: str, indicator: Indicator, value: Linear) -> None:
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
        """Whether the report prints city figures for the edition."""
        return CITY in self.regions

    def cities_in(self, province: str) -> list[str]:
        """The modelled cities of a province."""
        cities = self.regions.get(CITY, [])
        return [city for city in cities if self.seeds.city_provinces[city] == province]

    def city_cap(self, mean: Mean, last_points: Mapping[str, float]) -> float:
        """Largest mean of an unmodelled city, by the points of the last printed city."""
        dimension = self.seeds.indicator(mean.indicator).dimension
        leaves = self.seeds.leaves[dimension]
        full = sum(leaf.points for leaf in leaves if leaf.is_mean)
        share = MEAN_ROOM * last_points[dimension] / full
        return share * self.ranges[CITY][mean.indicator].high

    def remainder_cap(self, mean: Mean, last_points: Mapping[str, float]) -> float:
        """Largest mean of a remainder: its cities' and that of its cityless rows."""
        best = self.ranges[PROVINCE][mean.indicator].high
        return self.city_cap(mean, last_points) + CITYLESS_ROOM * best

    def cityless_cap(self, mean: Mean) -> float:
        """Largest mean of rows without a city, by the best province's mean."""
        return CITYLESS_MULTIPLE * self.ranges[PROVINCE][mean.indicator].high

    def add_figures(self) -> None:
        impose_amounts(self.program, self.board, self.edition, with_cities=self.has_cities)
        candidates = {**self.regions, CIRCLE: list(self.seeds.circles)}
        for level, regions in candidates.items():
            for node, bounds in grouped_ranks(self.seeds, self.edition, level).items():
                if level == CITY:
                    bounds = bounds + free_ranks(self.seeds, self.edition, node)
                line = ranked_line(bounds, self.by_dimension_rank(level, node, regions))
                impose_line(self.program, self.board, node, line, bounds)

    def by_dimension_rank(self, level: str, node: str, regions: list[str]) -> list[str]:
        """Regions in order of the rank in the node's dimension, if it has one."""
        dimension = next((i.dimension for i in self.seeds.indicators if i.code == node), node)
        bounds = rank_bounds(self.seeds, self.edition, level, dimension)
        ranks = {bound.region: bound.rank for bound in bounds}
        return sorted(regions, key=lambda region: ranks.get(region, len(regions)))

    def add_targets(self) -> None:
        points = {indicator.code: indicator.points for indicator in self.seeds.indicators}
        for level in self.regions:
            for (region, code), target in self.targets(level).items():
                distance = self.board.normalised[region, code] - target
                self.program.charge_distance(distance, points[code], NEAR_BAND * target)


def jitter(city: str, code: str) -> float:
    """How much of the room an unmodelled city has in an indicator, 1 on average."""
    return float(stream("jitter", city, code).uniform(*JITTER))


def normalise(value: Linear, span: Range) -> Linear:
    """Min-max: 0 at the smallest value, 1 at the largest."""
    return (value - span.low) * (1.0 / (span.high - span.low))


def modelled_cities(seeds: Seeds, edition: int) -> list[str]:
    """Cities with a printed figure, with a free rank, and the other capitals."""
    printed = {f.region for f in seeds.figures if f.edition == edition and f.level == CITY}
    names = " ".join([*FREE_RANK_HOLDERS.values(), OTHER_CAPITALS]).split()
    return sorted(printed | {seeds.city_codes[name] for name in names})


def free_ranks(seeds: Seeds, edition: int, node: str) -> list[RankBound]:
    """The ranks that 表13 leaves free, given to their chosen holders."""
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
    """Rank of every region by dimension; those without one stand well behind."""
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
