"""A row below a header as a row of the contract, with all that was changed and left."""

from collections.abc import Iterator
from typing import NamedTuple

from indexhouse.contract.schema import RawColumn
from indexhouse.preparing.headers import NUMBERS, Heading
from indexhouse.preparing.places import HEADERS
from indexhouse.preparing.reading import (
    REFUSED,
    Cell,
    Unreadable,
    Value,
    is_empty,
    refuse,
    shown,
)
from indexhouse.preparing.row_places import Named, read_places
from indexhouse.preparing.sheets import Block, Line, Sheet, cell_at
from indexhouse.preparing.units import Unit
from indexhouse.preparing.values import cleaned, read_value, unit_of


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


class Prepared(NamedTuple):
    """A row of the contract, or the reason why it was left (in `column`, if one is to blame)."""

    values: dict[str, str | None]
    changes: list[Change]
    left: list[Left]
    reason: str = ""
    column: str = ""


class LeftRow(Exception):  # noqa: N818 it is an answer, not a failure
    def __init__(self, reason: str, column: str):
        super().__init__(reason)
        self.reason, self.column = reason, column


class Source(NamedTuple):
    """Where the values of a column come from, if its table has it; `is_assumed` is its unit."""

    column: RawColumn
    heading: Heading | None
    unit: Unit | None
    is_assumed: bool
    is_required: bool


class TableRows:
    """Reads the rows of a block; `refused` are the rules that may not be used."""

    def __init__(self, sheet: Sheet, block: Block, refused: frozenset[str]):
        self.sheet, self.block, self.refused = sheet, block, refused
        columns = block.header.table.columns
        self.sources = [self.source(column) for column in columns if column.name not in HEADERS]
        self.headings = {heading.position: heading for heading in block.header.headings}
        self.places = [each for each in block.header.headings if each.column in HEADERS]
        self.place_columns = HEADERS.keys() & {column.name for column in columns}
        self.with_header = {position for position, _ in block.header.texts}
        self.refuses_header = "header" in refused and any(self.of_header())

    def source(self, column: RawColumn) -> Source:
        """Where a column is, and its unit: of its header, or of a line above of the same kind."""
        heading = self.block.heading(column.name)
        target = unit_of(column) if column.type in NUMBERS else None
        above = (unit for unit in self.block.units if target and unit.base == target.base)
        unit = (heading.unit if heading else None) or next(above, None)
        # The contract's own name of a column says the unit; counts need none.
        is_open = heading is not None and heading.rank > 0 and unit is None
        is_assumed = is_open and target is not None and target.base != "count"
        return Source(column, heading, unit, is_assumed, is_required(column))

    def of_header(self) -> Iterator[Change]:
        """What was made of the header."""
        for heading in self.block.header.headings:
            text, column = heading.text, heading.column
            if text != column:
                yield Change(column, text, text, column, ("header",))
        for source in self.sources:
            if source.heading and source.is_assumed:
                name, unit = source.column.name, source.column.label.unit_zh
                yield Change(name, source.heading.text, "", unit, ("unit_assumed",))

    def not_of_header(self) -> Iterator[Left]:
        """The columns that the contract does not know, or that are there twice."""
        for text, reason in self.block.header.strangers:
            yield Left("", text, text, reason)

    def read(self, line: Line) -> Prepared:
        """Read a row; if it is left, nothing of it was changed."""
        row = Prepared({}, [], [])
        try:
            if self.refuses_header:
                raise LeftRow(f"{REFUSED}header", "")
            for source in self.sources:
                if source.heading:
                    self.read_cell(line, source, source.heading, row)
                else:
                    self.fill_in(line, source, row)
        except LeftRow as left:
            return Prepared({}, [], [], left.reason, left.column)
        self.read_places(line, row)
        self.look_beside(line, row)
        return row

    def read_cell(self, line: Line, source: Source, heading: Heading, row: Prepared) -> None:
        """Read the cell of a column."""
        column, cell = source.column, cell_at(line.cells, heading.position)
        merged = ("merged_cell",) if heading.position in line.filled else ()
        try:
            if source.is_assumed and not is_empty(cell):
                refuse(("unit_assumed",), self.refused)
            text, rules = read_value(cell, column, source.unit)
            refuse(merged + rules, self.refused)
        except Unreadable as unreadable:
            if source.is_required:
                raise LeftRow(unreadable.reason, column.name) from None
            row.left.append(Left(column.name, heading.text, shown(cell), unreadable.reason))
            row.values[column.name] = None
            return
        if text is None and source.is_required:
            raise LeftRow(missing(column), column.name)
        before = "" if merged else cell
        self.note(row, column.name, heading.text, before, Value(text, merged + rules))

    def fill_in(self, line: Line, source: Source, row: Prepared) -> None:
        """The edition from a name, a number for a key; nothing else is made up."""
        column = source.column
        rule, text, reason = "", "", missing(column)
        if source.is_required and column.name in self.block.header.doubtful:
            raise LeftRow("column_twice", column.name)
        if column.name == "edition":
            rule, text, reason = "edition_from_name", self.block.edition, "edition_unknown"
        elif column.rules.get("is_key"):
            place = filter(None, (self.sheet.file, self.sheet.name, str(line.row)))
            rule, text = "numbered_key", "#".join(place)
        if not source.is_required:
            row.values[column.name] = None
            return
        try:
            refuse((rule,), self.refused)
        except Unreadable as unreadable:
            raise LeftRow(unreadable.reason, column.name) from None
        if not text:
            raise LeftRow(reason, column.name)
        self.note(row, column.name, "", "", Value(text, (rule,)))

    def read_places(self, line: Line, row: Prepared) -> None:
        """Read the cells that name a place together: one may settle what another means."""
        names = []
        for heading in self.places:
            cell = cell_at(line.cells, heading.position)
            kept, rules = cleaned(cell)
            merged = ("merged_cell",) if heading.position in line.filled else ()
            if kept is not None:
                names.append(Named(heading.position, heading.column, shown(kept), merged + rules))
            elif rules:
                self.note(row, heading.column, heading.text, cell, Value(None, rules))
        row.values.update(dict.fromkeys(self.place_columns))
        found, left = read_places(names, self.place_columns, self.refused)
        for position, column, value in found:
            before = "" if position in line.filled else line.cells[position]
            self.note(row, column, self.headings[position].text, before, value)
        for position, reason in left:
            heading, value_left = self.headings[position], shown(line.cells[position])
            row.left.append(Left(heading.column, heading.text, value_left, reason))

    def note(self, row: Prepared, column: str, header: str, before: Cell, value: Value) -> None:
        """Keep a value, and list it if it was changed."""
        row.values[column] = value.text  # `place` is a column of headers alone
        if value.rules and shown(before) != (value.text or ""):  # 0万元 is 0亿元
            after = value.text or ""
            row.changes.append(Change(column, header, shown(before), after, value.rules))

    def look_beside(self, line: Line, row: Prepared) -> None:
        """Values in columns without a header."""
        for position, cell in enumerate(line.cells):
            if position not in self.with_header and not is_empty(cell):
                row.left.append(Left("", "", shown(cell), "without_header"))


def is_required(column: RawColumn) -> bool:
    return bool(column.rules.get("required") or column.rules.get("is_key"))


def missing(column: RawColumn) -> str:
    is_key = column.rules.get("is_key") or column.name == "edition"
    return "missing_key" if is_key else "missing_value"
