"""Where the table is in a sheet: its titles, its header, its rows, what stands around them."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain, islice, pairwise
from typing import NamedTuple

from indexhouse.contract.schema import RawTable, raw_tables
from indexhouse.preparing.headers import (
    BRACKETS,
    Header,
    Heading,
    is_plausible,
    match,
    read_header,
    score,
    table_named,
)
from indexhouse.preparing.places import HEADERS
from indexhouse.preparing.reading import Cell, is_empty, plain, shown, trimmed, years_in
from indexhouse.preparing.units import Unit, read_unit

LOOK_AHEAD = 60  # rows in which the first header is searched
DEEPEST = 3  # rows of a header
# What a name is worth beside the columns that a header names.
SHEET_NAME, OTHER_NAME = 3, 2
TOTAL = re.compile("(本页|全国|全省|以上|累计)?(合计|总计|小计|共计)|(grand)?total|subtotal|sum")
NOTE = re.compile(
    r"(注|备注|说明|附注|数据来源|资料来源|来源|单位|制表|制表人|填表人|审核|审核人|"
    r"notes?|sources?|remarks?|units?)\s*[0-9]*[:：]",
    re.IGNORECASE,
)

Cells = list[Cell]


@dataclass
class Sheet:
    """A sheet of a workbook, or a text file; rows are numbered as a spreadsheet does."""

    file: str
    name: str
    rows: Iterator[tuple[int, Cells]]
    # Cells of a text file that are too many or too few show that a separator was misread.
    is_text: bool = False
    merged: list[tuple[int, int, int, int]] = field(default_factory=list)  # rows, columns


class Block(NamedTuple):
    """A header and what is known of the rows below it."""

    row: int
    header: Header
    edition: str  # '' if no name or title says it
    units: tuple[Unit, ...]  # of a line such as 单位：万元

    def heading(self, column: str) -> Heading | None:
        return next((each for each in self.header.headings if each.column == column), None)


class Line(NamedTuple):
    """A row of the table, or one that is left for a reason; `filled` are its merged cells."""

    row: int
    cells: Cells
    reason: str = ""
    filled: frozenset[int] = frozenset()


def read_lines(sheet: Sheet) -> Iterator[Block | Line]:
    """The headers of a sheet, each with its rows, and every other row that is not empty."""
    rows = filled_rows(sheet)
    first = list(islice(rows, LOOK_AHEAD))
    found, reason = find(first, sheet)
    if not found:
        for row, cells, _ in chain(first, rows):
            yield Line(row, cells, reason)
        return
    start, header = found
    for row, cells, _ in first[:start]:
        yield Line(row, cells, "title_row")
    titles = [text for _, cells, _ in first[:start] for text in texts_of(cells)]
    block = block_of(sheet, first[start][0], header, titles)
    yield block
    yield from lines_below(sheet, block, chain(first[start + header.depth :], rows))


def lines_below(
    sheet: Sheet, block: Block, rows: Iterator[tuple[int, Cells, frozenset[int]]]
) -> Iterator[Block | Line]:
    """The rows below a header, to the end of the sheet; also further headers among them."""
    titles: list[str] = []
    before = block.row + block.header.depth - 1
    is_first = True
    for row, cells, filled in rows:
        # Another table begins behind an empty row or a title.
        another = header_in(cells, block) if titles or row > before + 1 else None
        before = row
        if another or is_repeated(block.header, cells):
            if another or titles:  # else it is only a new page
                block = block_of(sheet, row, another or block.header, titles)
                yield block
            titles, is_first = [], True
            continue
        reason = reason_to_leave(sheet, block, cells, is_first)
        yield Line(row, cells, reason, filled)
        titles = [*titles, *texts_of(cells)] if reason in ("single_value", "note_row") else []
        is_first = False


def filled_rows(sheet: Sheet) -> Iterator[tuple[int, Cells, frozenset[int]]]:
    """Rows that are not empty; cells merged downwards have the value of the first of them."""
    areas = sorted((area for area in sheet.merged if area[1] > area[0]), reverse=True)
    reaching: list[tuple[int, int, Cell]] = []  # last row, column and value of areas begun above
    for row, cells in sheet.rows:
        filled = set()
        is_blank = all(map(is_empty, cells))
        reaching = [area for area in reaching if area[0] >= row]
        for _, column, value in reaching:
            is_there = column < len(cells) and not is_empty(value)
            if not is_blank and is_there and is_empty(cells[column]):
                cells[column] = value
                filled.add(column)
        while areas and areas[-1][0] <= row:
            _, last, column, _ = areas.pop()
            reaching.append((last, column, cell_at(cells, column)))
        if not is_blank:
            yield row, cells, frozenset(filled)


def find(
    rows: list[tuple[int, Cells, frozenset[int]]], sheet: Sheet
) -> tuple[tuple[int, Header] | None, str]:
    """Where the header is, and of which table; or why there is none."""
    texts = [header_texts(sheet, row, cells) for row, cells, _ in rows]
    found = {}
    for table in raw_tables():
        best = best_header(table, texts)
        if best:
            start, header = best
            titles = " ".join(text for row in texts[:start] for text in row)
            found[table.name] = (score(header) + evidence(table.name, sheet, titles), best)
    if not found:
        return None, "no_header"
    most = max(worth for worth, _ in found.values())
    winners = [best for worth, best in found.values() if worth == most]
    return (winners[0], "") if len(winners) == 1 else (None, "table_undecided")


def best_header(table: RawTable, texts: list[list[str]]) -> tuple[int, Header] | None:
    """The rows that name the most columns of a table: of several, the fewest, then the first."""
    hopeful = {index for index, row in enumerate(texts) if any(match(table, text) for text in row)}
    starts = sorted({max(index - above, 0) for index in hopeful for above in range(DEEPEST)})
    blocks = [
        (start, spread(texts[start : start + depth]))
        for start in starts
        for depth in range(1, DEEPEST + 1)
        if start + depth <= len(texts)
    ]
    headers = [
        (start, read_header(table, rows))
        for start, rows in blocks
        if len(rows) == 1 or is_plausible(table, rows)
    ]
    best = max(headers, key=lambda each: (*quality(each[1]), -each[0]), default=None)
    return widened(texts, *best) if best and score(best[1]) > 1 else None


def widened(texts: list[list[str]], start: int, header: Header) -> tuple[int, Header]:
    """The header with a row of groups above it, and what belongs to it below."""
    first, end = start, start + header.depth
    if start and is_group_row(texts[start - 1]):
        first -= 1
    if end < len(texts) and (is_repeated(header, texts[end], 0.5) or is_unit_row(texts[end])):
        end += 1
    wider = read_header(header.table, spread(texts[first:end]))
    same = wider.depth <= DEEPEST and score(wider) >= score(header)
    return (first, wider) if same else (start, header)


def is_group_row(texts: list[str]) -> bool:
    """Whether a row names groups of columns; a title, or 填报日期：2023年, does not."""
    known = [text for text in texts if text]
    return len(set(known)) > 1 and not any(re.search("[:：]", text) for text in known)


def is_unit_row(texts: list[str]) -> bool:
    """Whether a row has nothing but units, as below the names of columns in yearbooks."""
    units = [read_unit(BRACKETS.sub(r"\1", text)) for text in texts if text]
    return bool(units) and all(unit and unit.base for unit in units)


def quality(header: Header) -> tuple[int, int, int]:
    ranks = sum(heading.rank for heading in header.headings)
    return score(header), -header.depth, -ranks


def evidence(table: str, sheet: Sheet, titles: str) -> int:
    """What the name of the sheet, or else its titles, its file and its folder, say for a table."""
    if table_named(sheet.name):
        return SHEET_NAME if table_named(sheet.name) == table else 0
    others = map(table_named, (titles, *reversed(sheet.file.split("/"))))
    return OTHER_NAME if next(filter(None, others), None) == table else 0


def may_be_header(text: str) -> bool:
    return bool(text) and any(match(table, text) for table in raw_tables())


def header_texts(sheet: Sheet, row: int, cells: Cells) -> list[str]:
    """The texts of a row; those merged across have the text of the first of them."""
    texts = [trimmed(cell) if isinstance(cell, str) else shown(cell) for cell in cells]
    for first, last, left, right in sheet.merged:
        if first <= row <= last and left < len(texts):
            for column in range(left + 1, min(right + 1, len(texts))):
                texts[column] = texts[column] or texts[left]
    return texts


def spread(rows: list[list[str]]) -> list[list[str]]:
    """A header of several rows: what stands above others, unmerged, is meant for all of them."""
    result = []
    for above, below in pairwise(rows):
        texts = list(above)
        for column in range(1, min(len(texts), len(below))):
            texts[column] = texts[column] or (texts[column - 1] if below[column] else "")
        result.append(texts)
    return [*result, rows[-1]]


def is_repeated(header: Header, cells: Sequence[Cell], least: float = 1) -> bool:
    """Whether a row, or a part of it, is the header again, as on a new page."""
    texts = [each for each in enumerate(cells) if not is_empty(each[1])]
    same = sum((at, trimmed(text)) in header.texts for at, text in texts if isinstance(text, str))
    return same > 1 and same >= least * len(texts)


def header_in(cells: Cells, block: Block) -> Header | None:
    """The header of another table, or another header of this one."""
    texts = [trimmed(cell) if isinstance(cell, str) else "" for cell in cells]
    if sum(map(may_be_header, texts)) < 3 or any(
        not isinstance(cell, str) for cell in cells if not is_empty(cell)
    ):
        return None
    headers = [read_header(table, [texts]) for table in raw_tables()]
    best = max(map(score, headers))
    same = [header for header in headers if score(header) == best]
    if best < 3 or 2 * best < len(list(filter(None, texts))):
        return None
    own = [header for header in same if header.table == block.header.table]
    return (own or same)[0] if own or len(same) == 1 else None


def block_of(sheet: Sheet, row: int, header: Header, titles: list[str]) -> Block:
    units = [unit for title in titles for unit in units_in(title)]
    return Block(row, header, edition_of(sheet, titles), tuple(units))


def units_in(title: str) -> Iterator[Unit]:
    """The units of a line such as 单位：万元、件."""
    for listed in re.findall(r"(?:单位|unit)s?\s*[:：]\s*([^)）\]】]+)", title, re.IGNORECASE):
        for part in re.split("[、,，;；/ ]", listed):
            unit = read_unit(part)
            if unit and part:
                yield unit


def edition_of(sheet: Sheet, titles: list[str]) -> str:
    """The year in the sheet's name, else the only one that titles and the file's name speak of."""
    named = years_in(sheet.name)
    if len(named) != 1:
        named = named.union(*map(years_in, (*titles, sheet.file)))
    return named.pop() if len(named) == 1 else ""


def texts_of(cells: Cells) -> list[str]:
    return [shown(cell) for cell in cells if not is_empty(cell)]


def reason_to_leave(sheet: Sheet, block: Block, cells: Cells, is_first: bool) -> str:
    """Why a row is not one of the table; '' if it is."""
    texts = texts_of(cells)
    header = block.header
    width = 1 + max(index for index, _ in header.texts)
    if is_total(block, cells):
        return "total_row"
    if NOTE.match(texts[0].strip()):
        return "note_row"
    if len(texts) == 1 and len(header.headings) > 2:
        return "single_value"
    if is_first and len(texts) > 2 and is_numbering(texts):
        return "numbering_row"
    if sheet.is_text and any(not is_empty(cell) for cell in cells[width:]):
        return "too_many_values"
    if sheet.is_text and len(cells) < width:
        return "too_few_values"
    return ""


def is_total(block: Block, cells: Cells) -> bool:
    """Whether a row has 合计 for its edition or key, or 合计 and no such value."""
    totals = {
        position
        for position, cell in enumerate(cells)
        if isinstance(cell, str) and TOTAL.fullmatch(plain(cell))
    }
    return bool(totals) and any(
        heading.position in totals or is_empty(cell_at(cells, heading.position))
        for heading in block.header.headings
        if is_identifying(block, heading)
    )


def is_identifying(block: Block, heading: Heading) -> bool:
    """Whether a heading is the edition's, a key's, or of a place that is the key."""
    columns = {column.name: column.rules for column in block.header.table.columns}
    if heading.column in HEADERS and "region_code" in columns:
        return True
    rules = columns.get(heading.column, {})
    return bool(rules.get("is_key")) or heading.column == "edition"


def cell_at(cells: Cells, position: int) -> Cell:
    return cells[position] if position < len(cells) else None


def is_numbering(texts: list[str]) -> bool:
    """1, 2, 3 … below a header, or 甲, 乙, 1, 2 …."""
    numbers = [text for text in texts if text not in "甲乙丙丁"]
    return len(numbers) > 1 and numbers == [str(number) for number in range(1, len(numbers) + 1)]
