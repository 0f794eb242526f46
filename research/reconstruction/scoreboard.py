"""Scores of one edition as linear expressions of raw values."""

from dataclasses import dataclass, field

from research.reconstruction.linear import Linear
from research.reconstruction.seeds import COUNTRY, Seeds

COUNTRY_CODE = "CN"


@dataclass(frozen=True)
class Room:
    """How closely the printed figures are met.

    `rank_margin`: points by which a region is kept ahead of the next one.
    `rounding_use`: how much of the half unit of the last decimal may be used (0 to 1).
    """

    rank_margin: float
    rounding_use: float


@dataclass
class Scoreboard:
    """Expressions by region (province or city) and indicator.

    `raw` holds counts, sums and means, `normalised` values between 0 and 1. Each score is
    linear in the raw values, because the smallest and largest value of every indicator are
    chosen constants.
    """

    seeds: Seeds
    room: Room
    raw: dict[tuple[str, str], Linear] = field(default_factory=dict)
    normalised: dict[tuple[str, str], Linear] = field(default_factory=dict)

    def members(self, region: str) -> tuple[str, ...]:
        """The provinces of a circle or of the country; otherwise the region itself."""
        if region == COUNTRY_CODE:
            return self.seeds.provinces
        return self.seeds.circles.get(region, (region,))

    def score(self, region: str, node: str) -> Linear:
        """Points of a region at a node; a circle has the sum of its provinces."""
        return Linear.sum(
            self.normalised[member, indicator.code] * indicator.points
            for member in self.members(region)
            for indicator in self.seeds.leaves[node]
        )

    def total(self, region: str, indicator: str) -> Linear:
        """Raw count or sum of a region of any level."""
        return Linear.sum(self.raw[member, indicator] for member in self.members(region))

    def four_circles(self, indicator: str) -> Linear:
        """Raw count or sum of the four circles together."""
        return Linear.sum(self.total(circle, indicator) for circle in self.seeds.circles)

    def base(self, level: str, region: str, measure: str) -> str:
        """The circle or country whose total is the base of a share."""
        if level == COUNTRY or measure != "share_of_circle":
            return COUNTRY_CODE
        return self.seeds.circle_of(self.seeds.city_provinces.get(region, region))
