"""Where the values of each column of a table come from, and in which unit they are."""

from collections.abc import Iterator
from functools import cache
from itertools import chain
from typing import NamedTuple

from indexhouse.contract.schema import RawColumn
from indexhouse.preparing.headers import NODE, Heading
from indexhouse.preparing.places import HEADERS
from indexhouse.preparing.references import LEAVES, leaves
from indexhouse.preparing.sheets import Block
from indexhouse.preparing.units import Unit, read_unit
from indexhouse.preparing.values import Units, unit_of

OBSERVED = "observed_value"  # of raw_observations: in the unit of the row's indicator


class Change(NamedTuple):
    """A value that was changed: in which column, under which header, by which rules."""

    column: str
    header: str
    before: str
    after: str
    rules: tuple[str, ...]


class Left(NamedTuple):
    """A value that was left: of a cell, or of a column without one."""

    column: str
    header: str
    value: str
    reason: str


class Source(NamedTuple):
    """Where the values of a column come from: its heading, or the same `constant` in every row."""

    column: RawColumn
    heading: Heading | None
    units: Units = Units()
    constant: str = ""

    @property
    def is_required(self) -> bool:
        return bool(self.column.rules.get("required") or self.column.rules.get("is_key"))

    @property
    def assumed(self) -> Unit | None:
        """The unit that is assumed, as nothing says it.

        The contract's own name of a column says it; counts need none.
        """
        written, wanted = self.units
        is_open = self.heading is not None and self.heading.rank > 0 and written is None
        return wanted if is_open and wanted and wanted.base != "count" else None


class Columns:
    """The sources of a block: one list, or one for each indicator of a wide table."""

    def __init__(self, block: Block):
        self.block = block
        columns = block.header.table.columns
        headings = block.header.headings
        self.others = [column for column in columns if column.name not in HEADERS]
        self.of_places = [column for column in columns if column.name in HEADERS]
        self.places = [heading for heading in headings if heading.column in HEADERS]
        self.melted = [heading for heading in headings if heading.column.startswith(NODE)]
        lists = [self.of_node(heading) for heading in self.melted]
        self.lists = lists or [self.of_rows()]

    def of_rows(self) -> list[Source]:
        """The sources of a table with one row for each row of the contract."""
        return [
            self.source(column, self.block.heading(column.name), unit_of(column))
            for column in self.others
        ]

    def of_node(self, heading: Heading) -> list[Source]:
        """The sources of an indicator that has a column of its own."""
        code = heading.column.removeprefix(NODE)
        sources = []
        for column in self.others:
            if column.rules.get("references", {}).get("to") == LEAVES:
                sources.append(Source(column, None, constant=code))
            elif column.name == OBSERVED:
                sources.append(self.source(column, heading, unit_of_node(code)))
            else:
                sources.append(self.source(column, self.block.heading(column.name), None))
        return sources

    def source(self, column: RawColumn, heading: Heading | None, wanted: Unit | None) -> Source:
        """A source with its unit: of its header, or of a line above of the same kind."""
        above = (unit for unit in self.block.units if wanted and unit.base == wanted.base)
        written = (heading.unit if heading else None) or next(above, None)
        return Source(column, heading, Units(written, wanted))

    def changes(self) -> Iterator[Change]:
        """What was made of the header."""
        for heading in self.block.header.headings:
            text, column = heading.text, heading.column
            if column.startswith(NODE):
                yield Change("node_code", text, text, column.removeprefix(NODE), ("melted",))
            elif text != column:
                yield Change(column, text, text, column, ("header",))
        for source in chain.from_iterable(self.lists):
            if source.heading and source.assumed:
                name, unit = source.column.name, source.assumed.text
                yield Change(name, source.heading.text, "", unit, ("unit_assumed",))

    def left(self) -> Iterator[Left]:
        """The columns that the contract does not know, or that are there twice."""
        for text, reason in self.block.header.strangers:
            yield Left("", text, text, reason)


@cache
def unit_of_node(code: str) -> Unit | None:
    """The unit of an indicator."""
    node = leaves().get(code, {})
    return read_unit(node.get("unit_zh") or "") or read_unit(node.get("unit_en") or "")
