"""The province and the city of a row, from all of its cells that name a place."""

from collections.abc import Iterator, Set
from typing import NamedTuple

from indexhouse.preparing.places import Place, read_place
from indexhouse.preparing.reading import Unreadable, Value, refuse

# The order in which cells are read, and the level of the regions that they name.
LEVELS = {
    "province_code": "province",
    "place": "place",
    "region_code": "region",
    "city_code": "city",
}


class Named(NamedTuple):
    """A cell that names a place: the column that its header stands for, and its text."""

    position: int
    column: str
    text: str
    rules: tuple[str, ...] = ()


class Found(NamedTuple):
    """A value of a column, from the cell at `index`."""

    position: int
    column: str
    value: Value


def read_places(
    cells: list[Named], columns: Set[str], refused: Set[str]
) -> tuple[list[Found], list[tuple[int, str]]]:
    """The values of the place columns of a table, and the cells that were left with the reason."""
    read, left = [], []
    within = ""
    for cell in sorted(cells, key=lambda cell: list(LEVELS).index(cell.column)):
        is_any = cell.column == "place" and "region_code" in columns
        level = "region" if is_any else LEVELS[cell.column]
        try:
            place = read_place(cell.text, level, within)
            refuse(cell.rules + place.rules, refused)
        except Unreadable as unreadable:
            left.append((cell.position, unreadable.reason))
            continue
        if place.rest:
            left.append((cell.position, "unknown_county"))
        within = within or place.province
        read.append((cell, place))
    if len({place.province for _, place in read}) > 1 or len(cities_of(read)) > 1:
        return [], left + [(cell.position, "places_disagree") for cell, _ in read]
    return list(values_of(read, columns)), left


def cities_of(read: list[tuple[Named, Place]]) -> set[str]:
    return {place.city for _, place in read if place.city}


def values_of(read: list[tuple[Named, Place]], columns: Set[str]) -> Iterator[Found]:
    """One value per column, from its own cell if that gives it, else from another."""
    given: dict[str, Found] = {}
    for cell, place in read:
        for column, code in codes(place, cell.column, columns):
            # Of a province and a city, the region is the city.
            if column not in given or column in (cell.column, "region_code"):
                rules = cell.rules + place.rules
                given[column] = Found(
                    cell.position, column, Value(code, rules or moved(cell, column))
                )
    # A cell that gives nothing to its own column, such as a municipality among cities.
    for cell, place in read:
        if cell.column in columns and cell.column not in given:
            rules = cell.rules + place.rules or ("other_column",)
            given[cell.column] = Found(cell.position, cell.column, Value(None, rules))
    yield from given.values()


def codes(place: Place, column: str, columns: Set[str]) -> Iterator[tuple[str, str]]:
    """The columns that a place fills in. A city alone needs no province: it has only one."""
    if "region_code" in columns:
        yield "region_code", place.city or place.province
        return
    if place.city and "city_code" in columns:
        yield "city_code", place.city
    is_said = not place.city or "split_place" in place.rules or column == "place"
    if is_said or "city_code" not in columns:
        yield "province_code", place.province


def moved(cell: Named, column: str) -> tuple[str, ...]:
    return () if cell.column == column else ("other_column",)
