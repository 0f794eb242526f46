"""Scores of one edition as linear expressions of raw values."""

from dataclasses import dataclass, field

from research.reconstruction.linear import Linear
from research.reconstruction.seeds import COUNTRY, Seeds

COUNTRY_CODE = "CN"


@dataclass(frozen=True)
class Room:
    """How exactly the printed figures are met.

    `rank_margin`: points by which a region is kept ahead of the next.
    `rounding_use`: share of half a unit of the last decimal that may be used.
    """

    rank_margin: float
    rounding_use: float


@dataclass
class Scoreboard:
    """Expressions by region (province or city) and indicator.

    `raw` holds counts and sums, `normalised` values between 0 and 1. Because
    every indicator's smallest and largest value is a chosen constant, each score
    is linear in the raw values.
    """

    seeds: Seeds
    room: Room
    raw: dict[tuple[str, str], Linear] = field(default_factory=dict)
    normalised: dict[tuple[str, str], Linear] = field(default_factory=dict)

    def members(self, region: str) -> tuple[str, ...]:
        """The provinces of a circle or of the country; else the region itself."""
        if region == COUNTRY_CODE:
            return self.seeds.provinces
        return self.seeds.circles.get(region, (region,))

    def score(self, region: str, node: str) -> Linear:
        """Points of a region at a node; a circle has the sum of its provinces'."""
        return Linear.sum(
            self.normalised[member, indicator.code] * indicator.points
            for member in self.members(region)
            for indicator in self.seeds.leaves[node]
        )

    def total(self, region: str, indicator: str) -> Linear:
        """Raw count or sum of a region of any level."""
        return Linear.sum(self.raw[member, indicator] for member in self.members(region))

    def four_circles(self, indicator: str) -> Linear:
        return Linear.sum(self.total(circle, indicator) for circle in self.seeds.circles)

    def base(self, level: str, region: str, measure: str) -> str:
        """The region whose total is the base of a share."""
        if level == COUNTRY or measure != "share_of_circle":
            return COUNTRY_CODE
        return self.seeds.circle_of(self.seeds.city_provinces.get(region, region))
