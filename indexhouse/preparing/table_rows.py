"""A row below a header as a row of the contract, with all that was changed and left."""

from collections.abc import Iterator
from typing import NamedTuple

from indexhouse.contract.schema import RawColumn
from indexhouse.preparing.columns import OBSERVED, Change, Columns, Left, Source, unit_of_node
from indexhouse.preparing.headers import Heading
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
from indexhouse.preparing.values import Units, cleaned, read_value


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


class TableRows:
    """Reads the rows of a block; `refused` are the rules that may not be used."""

    def __init__(self, sheet: Sheet, block: Block, refused: frozenset[str]):
        self.sheet, self.block, self.refused = sheet, block, refused
        self.columns = Columns(block)
        self.headings = {heading.position: heading for heading in block.header.headings}
        self.place_columns = {column.name for column in self.columns.of_places}
        self.with_header = {position for position, _ in block.header.texts}
        used = {rule for change in self.columns.changes() for rule in change.rules}
        self.refused_header = next(iter({"header", "melted"} & refused & used), "")

    def read(self, line: Line) -> Iterator[Prepared]:
        """The row of the contract that a line is, or those of a wide table.

        Of a row that is left, nothing was changed. What several rows share is listed once.
        """
        for number, sources in enumerate(self.columns.lists):
            row = self.read_row(line, sources)
            if number:
                own = self.columns.melted[number].text
                row.changes[:] = [change for change in row.changes if change.header == own]
                row.left[:] = [left for left in row.left if left.header == own]
            yield row

    def read_row(self, line: Line, sources: list[Source]) -> Prepared:
        row = Prepared({}, [], [])
        try:
            if self.refused_header:
                raise LeftRow(f"{REFUSED}{self.refused_header}", "")
            for source in sources:
                if source.heading:
                    self.read_cell(line, source, source.heading, row)
                else:
                    self.fill_in(line, source, row)
            self.read_places(line, row)
        except LeftRow as left:
            return Prepared({}, [], [], left.reason, left.column)
        self.look_beside(line, row)
        return row

    def read_cell(self, line: Line, source: Source, heading: Heading, row: Prepared) -> None:
        """Read the cell of a column."""
        column, cell = source.column, cell_at(line.cells, heading.position)
        merged = ("merged_cell",) if heading.position in line.filled else ()
        units = source.units
        if column.name == OBSERVED and not self.columns.melted:
            units = Units(units.written, unit_of_node(row.values.get("node_code") or ""))
        try:
            if source.assumed and not is_empty(cell):
                refuse(("unit_assumed",), self.refused)
            text, rules = read_value(cell, column, units)
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
        name, rules = source.column.name, source.column.rules
        if source.constant or not source.is_required:
            row.values[name] = source.constant or None
            return
        if name in self.block.header.doubtful:
            raise LeftRow("doubtful_column", name)
        if name == "edition":
            rule, text = "edition_from_name", self.block.edition
        elif rules.get("is_key") and "references" not in rules:
            place = filter(None, (self.sheet.file, self.sheet.name, str(line.row)))
            rule, text = "numbered_key", "#".join(place)
        else:
            raise LeftRow(missing(source.column), name)
        if rule in self.refused:
            raise LeftRow(f"{REFUSED}{rule}", name)
        if not text:
            raise LeftRow("edition_unknown", name)
        self.note(row, name, "", "", Value(text, (rule,)))

    def read_places(self, line: Line, row: Prepared) -> None:
        """Read the cells that name a place together: one may settle what another means."""
        names = []
        for heading in self.columns.places:
            cell = cell_at(line.cells, heading.position)
            kept, rules = cleaned(cell)
            merged = ("merged_cell",) if heading.position in line.filled else ()
            if kept is not None:
                names.append(Named(heading.position, heading.column, shown(kept), merged + rules))
            elif rules:
                self.note(row, heading.column, heading.text, cell, Value(None, rules))
        row.values.update(dict.fromkeys(self.place_columns))
        found, left = read_places(names, self.place_columns, self.refused)
        for position, name, value in found:
            before = "" if position in line.filled else line.cells[position]
            self.note(row, name, self.headings[position].text, before, value)
        for column in self.columns.of_places:
            if column.rules.get("required") and row.values[column.name] is None:
                raise LeftRow(left[0][1] if left else missing(column), column.name)
        for position, reason in left:
            heading, text = self.headings[position], shown(line.cells[position])
            row.left.append(Left(heading.column, heading.text, text, reason))

    def note(self, row: Prepared, column: str, header: str, before: Cell, value: Value) -> None:
        """Keep a value, and list it if it was changed."""
        row.values[column] = value.text  # `place` is a column of headers alone
        after = value.text or ""
        if value.rules and shown(before) != after:  # 0万元 is 0亿元
            row.changes.append(Change(column, header, shown(before), after, value.rules))

    def look_beside(self, line: Line, row: Prepared) -> None:
        """Values in columns without a header."""
        for position, cell in enumerate(line.cells):
            if position not in self.with_header and not is_empty(cell):
                row.left.append(Left("", "", shown(cell), "without_header"))


def missing(column: RawColumn) -> str:
    is_key = column.rules.get("is_key") or column.name == "edition"
    return "missing_key" if is_key else "missing_value"
