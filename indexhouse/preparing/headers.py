"""Which column of the contract a header names, in which unit, and which table that makes."""

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import NamedTuple
from unicodedata import normalize

from indexhouse.contract.schema import RawColumn, RawTable, raw_tables
from indexhouse.preparing.places import HEADERS
from indexhouse.preparing.reading import plain, trimmed
from indexhouse.preparing.references import LEAVES, leaves
from indexhouse.preparing.units import Unit, read_unit

KEY_WORDS = ("编号", "编码", "代码", "id", "key", "code")
# What may be a key, under a name that is not known.
KEY_LIKE = re.compile(r"(编号|编码|代码|\bid|_id|\bkey)$", re.IGNORECASE)
BRACKETS = re.compile(r"[(\[{【〔《](.*?)[)\]}】〕》]", re.S)
# Words that a header may begin with, without meaning another column.
BEGINNINGS = re.compile("^(是否具?有?|有|所在|所属|注册地?所在|注册|举办地?)")
NODE = "node:"  # before an indicator that has a column of its own
NUMBERS = ("integer", "decimal", "number")


class Heading(NamedTuple):
    """A header cell that names a column (or `place`); the closer the match, the lower the rank."""

    position: int
    text: str
    column: str
    rank: int
    unit: Unit | None = None


class Header(NamedTuple):
    """The header of a table: its rows, and what was made of its cells."""

    table: RawTable
    depth: int
    headings: tuple[Heading, ...]
    strangers: tuple[tuple[str, str], ...]  # text, reason
    doubtful: frozenset[str]  # columns that no header, or more than one, is without a doubt
    texts: frozenset[tuple[int, str]]  # every cell, to know it again on the next page


class Match(NamedTuple):
    column: str
    rank: int
    unit: Unit | None = None


@cache
def names_of(table: str) -> dict[str, tuple[str, int]]:
    """Every name of a column of a table, as plain() writes it, and how close a match it is."""
    names: dict[str, tuple[str, int]] = {}
    [described] = [each for each in raw_tables() if each.name == table]
    for rank, name, column in sorted(ranked_names(described)):
        if plain(name):
            names.setdefault(plain(name), (column, rank))
    return names


def ranked_names(table: RawTable) -> Iterator[tuple[int, str, str]]:
    titles = [table.label.zh, table.label.en, *table.rules.get("also", ())]
    columns = {column.name for column in table.columns}
    for column in table.columns:
        if column.rules.get("references", {}).get("to") == LEAVES:
            for code, node in leaves().items():
                yield 0, code, NODE + code
                yield 1, node.get("name_zh") or "", NODE + code
                yield 1, node.get("name_en") or "", NODE + code
        yield 0, column.name, column.name
        for rank, name in other_names(column):
            yield rank, name, column.name
            for title in titles:
                yield rank, title + name, column.name
    if columns & HEADERS.keys():
        for name in HEADERS["place"].split():
            yield 2, name, "place"
    if "region_code" in columns:
        for level in ("province_code", "city_code"):
            for name in HEADERS[level].split():
                yield 2, name, level


def other_names(column: RawColumn) -> Iterator[tuple[int, str]]:
    yield 1, column.label.zh
    yield 1, column.label.en
    for name in (*column.rules.get("also", ()), *HEADERS.get(column.name, "").split()):
        yield 2, name
    if column.rules.get("is_key"):
        for name in KEY_WORDS:
            yield 2, name


def match(table: RawTable, text: str) -> Match | None:
    """The column that a header names: its name or label, perhaps with a unit or a remark."""
    return match_in(table.name, text)


@lru_cache(maxsize=100_000)
def match_in(table: str, text: str) -> Match | None:
    names = names_of(table)
    for name, unit in readings(text):
        for form in (name, BEGINNINGS.sub("", name)):
            found = names.get(plain(form))
            if found:
                return Match(*found, unit)
    return None


@cache
def readings(text: str) -> tuple[tuple[str, Unit | None], ...]:
    """A header as it is; without what is in brackets; without a unit behind a sign."""
    narrow = trimmed(normalize("NFKC", text))
    found: list[tuple[str, Unit | None]] = [(narrow, None)]
    remarks = BRACKETS.findall(narrow)
    if remarks:
        parts = [part for remark in remarks for part in re.split("[,;、:]|单位", remark)]
        units = [unit for unit in map(read_unit, filter(None, parts)) if unit]
        found.append((BRACKETS.sub("", narrow), units[0] if units else None))
    for sign in re.finditer(r"[/_,:\s-]", narrow):
        unit = read_unit(narrow[sign.end() :])
        if unit and unit.base:
            found.append((narrow[: sign.start()], unit))
    return tuple(found)


def read_header(table: RawTable, rows: list[list[str]]) -> Header:
    """What rows say as the header of a table; each is a list of texts."""
    matched: dict[str, list[Heading]] = {}
    strangers = []
    for position in range(max(map(len, rows))):
        column = [row[position] if position < len(row) else "" for row in rows]
        texts = list(dict.fromkeys(text for text in column if text))
        found = next(filter(None, (match(table, form) for form in joined(texts))), None)
        text = " ".join(texts)
        if found:
            heading = Heading(position, text, found.column, found.rank, found.unit)
            matched.setdefault(found.column, []).append(heading)
        elif texts:
            strangers.append((text, "unknown_column"))
    headings = []
    for same in matched.values():
        best = closest(same)
        headings += best
        strangers += [(each.text, "column_twice") for each in same if each not in best]
    doubtful = matched.keys() - {heading.column for heading in headings}
    if any(KEY_LIKE.search(text) for text, _ in strangers):
        doubtful |= {column.name for column in table.columns if column.rules.get("is_key")}
    cells = frozenset((at, text) for row in rows for at, text in enumerate(row) if text)
    return Header(
        table, len(rows), tuple(sorted(headings)), tuple(strangers), frozenset(doubtful), cells
    )


def is_plausible(table: RawTable, rows: list[list[str]]) -> bool:
    """Whether most cells of the last row say something of their column: those of data do not."""
    last = [(at, text) for at, text in enumerate(rows[-1]) if text]
    said = 0
    for at, text in last:
        above = list(dict.fromkeys(row[at] for row in rows[:-1] if at < len(row) and row[at]))
        forms = joined([*above, text]) if text not in above else iter([text])
        said += any(match(table, form) for form in forms if text in form)
    return 2 * said >= len(last)


def closest(same: list[Heading]) -> list[Heading]:
    """Which of several headers is the column: the closest match. Places may have several cells."""
    if same[0].column in HEADERS:
        return same
    best = min(heading.rank for heading in same)
    named = [heading for heading in same if heading.rank == best]
    return named if len(named) == 1 else []


def joined(texts: list[str]) -> Iterator[str]:
    """The ways to read a header of several rows: 论文数 over 国内 is 国内论文数."""
    yield "".join(texts)
    yield " ".join(texts)  # 收入 over 万元
    yield "".join(reversed(texts))
    yield from reversed(texts)


def score(header: Header) -> int:
    """How many columns of its table a header names."""
    return len({heading.column for heading in header.headings})


@cache
def titles_of(table: RawTable) -> tuple[str, ...]:
    """The names of a table, as plain() writes them."""
    names = (table.name, table.name.removeprefix("raw_"), table.label.zh, table.label.en)
    return tuple(dict.fromkeys(map(plain, (*names, *table.rules.get("also", ())))))


def table_named(text: str) -> str | None:
    """The table that a name or a title speaks of; of several the longest: 企业投融资关系."""
    named: dict[int, set[str]] = {}
    for table in raw_tables():
        for title in titles_of(table):
            if title in plain(text):
                named.setdefault(len(title), set()).add(table.name)
    longest = named[max(named)] if named else set()
    return longest.pop() if len(longest) == 1 else None
