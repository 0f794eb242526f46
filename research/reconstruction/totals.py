"""Place totals: the counts and sums of one edition's rows in each place."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple


class Place(NamedTuple):
    """Where a row is: in a city, in a province with no known city, or nowhere."""

    province: str
    city: str


NOWHERE = Place("", "")


@dataclass
class PlaceTotals:
    """Whole totals of one edition by measure and place; a missing total is 0.

    Money is in hundredths of CNY 100 million (0.01 亿元), the last decimal in the files.
    """

    edition: int
    values: dict[str, dict[Place, int]] = field(default_factory=dict)

    def set(self, measure: str, place: Place, value: int) -> None:
        """Store a total; 0 is not stored and leaves an earlier total as it is."""
        if value:
            self.values.setdefault(measure, {})[place] = int(value)

    def get(self, measure: str, place: Place) -> int:
        """The total of a measure in a place."""
        return self.values.get(measure, {}).get(place, 0)

    def places(self, measure: str) -> Iterator[tuple[Place, int]]:
        """Yield the places with a total above 0, in order of their codes, and the totals."""
        yield from sorted(self.values.get(measure, {}).items())

    def total(self, measure: str) -> int:
        return sum(self.values.get(measure, {}).values())
