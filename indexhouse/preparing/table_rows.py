"""A row below a header as a row of the contract, with all that was changed and left."""

from collections.abc import Iterator
from typing import NamedTuple

from indexhouse.contract.schema import RawColumn
from indexhouse.preparing.headers import NUMBERS, Heading
from indexhouse.preparing.places import HEADERS
from indexhouse.preparing.reading import REFUSED, Unreadable, Value, is_empty, refuse, shown
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


class TableRows:
    """Reads the rows of a block; `refused` are the rules that may not be used."""

    def __init__(self, sheet: Sheet, block: Block, refused: frozenset[str]):
        self.sheet, self.block, self.refused = sheet, block, refused
        self.columns = {column.name: column for column in block.header.table.columns}
        self.headings = {heading.position: heading for heading in block.header.headings}
        self.places = [each for each in block.header.headings if each.column in HEADERS]
        self.units = {each.position: self.unit_of(each) for each in block.header.headings}
        self.with_header = {index for index, _ in block.header.texts}

    def unit_of(self, heading: Heading) -> Unit | None:
        """The unit that the header says, or a line above that names one of the same kind."""
        column = self.columns.get(heading.column)
        target = unit_of(column) if column else None
        above = (unit for unit in self.block.units if target and unit.base == target.base)
        return heading.unit or next(above, None)

    def is_assumed(self, heading: Heading) -> bool:
        """Whether nothing says in which unit amounts of money are: the contract's is assumed."""
        column = self.columns.get(heading.column)
        target = unit_of(column) if column and column.type in NUMBERS else None
        is_open = target is not None and target.base != "count" and heading.rank > 0
        return is_open and self.units[heading.position] is None

    def of_header(self) -> Iterator[Change]:
        """What was made of the header."""
        for heading in self.block.header.headings:
            if heading.text != heading.column:
                yield Change(
                    heading.column, heading.text, heading.text, heading.column, ("header",)
                )
            if self.is_assumed(heading):
                unit = self.columns[heading.column].label.unit_zh
                yield Change(heading.column, heading.text, "", unit, ("unit_assumed",))

    def not_of_header(self) -> Iterator[Left]:
        """The columns that the contract does not know, or that are there twice."""
        for _, text, reason in self.block.header.strangers:
            yield Left("", text, text, reason)

    def read(self, line: Line) -> Prepared:
        """Read a row; if it is left, nothing of it was changed."""
        row = Prepared({}, [], [])
        try:
            if "header" in self.refused and any(self.of_header()):
                raise LeftRow(f"{REFUSED}header", "")
            self.read_places(line, row)
            for column in self.columns.values():
                if column.name not in HEADERS:
                    self.read_column(line, column, row)
        except LeftRow as left:
            return Prepared({}, [], [], left.reason, left.column)
        self.look_beside(line, row)
        return row

    def read_column(self, line: Line, column: RawColumn, row: Prepared) -> None:
        """Read the cell of a column, or find a value where the table has no such column."""
        heading = self.block.heading(column.name)
        if heading is None:
            self.fill_in(line, column, row)
            return
        cell = cell_at(line.cells, heading.position)
        merged = ("merged_cell",) if heading.position in line.filled else ()
        try:
            if self.is_assumed(heading) and not is_empty(cell):
                refuse(("unit_assumed",), self.refused)
            value = read_value(cell, column, self.units[heading.position])
            refuse(merged + value.rules, self.refused)
        except Unreadable as unreadable:
            if is_required(column):
                raise LeftRow(unreadable.reason, column.name) from None
            row.left.append(Left(column.name, heading.text, shown(cell), unreadable.reason))
            row.values[column.name] = None
            return
        if value.text is None and is_required(column):
            raise LeftRow(missing(column), column.name)
        before = "" if merged else shown(cell)
        self.note(row, column.name, heading.text, before, Value(value.text, merged + value.rules))

    def fill_in(self, line: Line, column: RawColumn, row: Prepared) -> None:
        """The edition from a name, a number for a key; nothing else is made up."""
        rule, text, reason = "", "", missing(column)
        if column.name == "edition":
            rule, text, reason = "edition_from_name", self.block.edition, "edition_unknown"
        elif column.rules.get("is_key"):
            place = filter(None, (self.sheet.file, self.sheet.name, str(line.row)))
            rule, text = "numbered_key", "#".join(place)
        if not is_required(column):
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
                self.note(row, heading.column, heading.text, shown(cell), Value(None, rules))
        places = self.columns.keys() & HEADERS.keys()
        found, left = read_places(names, places, self.refused)
        row.values.update(dict.fromkeys(places))
        for index, column, value in found:
            before = "" if index in line.filled else shown(line.cells[index])
            self.note(row, column, self.headings[index].text, before, value)
        for index, reason in left:
            heading = self.headings[index]
            column = heading.column if heading.column in self.columns else ""
            row.left.append(Left(column, heading.text, shown(line.cells[index]), reason))

    def note(self, row: Prepared, column: str, header: str, before: str, value: Value) -> None:
        """Keep a value, and list it if it was changed."""
        row.values[column] = value.text  # `place` is a column of headers alone
        if value.rules and before != (value.text or ""):  # 0万元 is 0亿元
            row.changes.append(Change(column, header, before, value.text or "", value.rules))

    def look_beside(self, line: Line, row: Prepared) -> None:
        """Values in columns without a header."""
        for index, cell in enumerate(line.cells):
            if index not in self.with_header and not is_empty(cell):
                row.left.append(Left("", "", shown(cell), "without_header"))


def is_required(column: RawColumn) -> bool:
    return bool(column.rules.get("required") or column.rules.get("is_key"))


def missing(column: RawColumn) -> str:
    is_key = column.rules.get("is_key") or column.name == "edition"
    return "missing_key" if is_key else "missing_value"
