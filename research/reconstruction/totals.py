"""Place totals: what the rows of one edition add up to in each place."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple


class Place(NamedTuple):
    """Where a row is: a city, a province whose city is unknown, or nowhere at all."""

    province: str
    city: str


NOWHERE = Place("", "")


@dataclass
class PlaceTotals:
    """Whole totals of one edition by place and measure; what is absent is 0.

    Money is counted in hundredths of CNY 100 million (0.01 亿元), the unit of
    the files' last decimal.
    """

    edition: int
    values: dict[str, dict[Place, int]] = field(default_factory=dict)

    def set(self, measure: str, place: Place, value: int) -> None:
        if value:
            self.values.setdefault(measure, {})[place] = int(value)

    def get(self, measure: str, place: Place) -> int:
        return self.values.get(measure, {}).get(place, 0)

    def places(self, measure: str) -> Iterator[tuple[Place, int]]:
        """Places that have any of the measure, in order of their codes."""
        yield from sorted(self.values.get(measure, {}).items())

    def total(self, measure: str) -> int:
        return sum(self.values.get(measure, {}).values())
