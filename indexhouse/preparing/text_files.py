"""Text files: their encoding and the sign between their values, found and never assumed."""

import codecs
import csv
import io
from collections import Counter
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import IO, NamedTuple

from indexhouse.contract.csv_file import opened
from indexhouse.preparing.reading import Cell, Unreadable
from indexhouse.preparing.sheets import Sheet

BOMS = [
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
]
SEPARATORS = [",", "\t", ";", "|"]
SAMPLE = 200  # rows that tell the separator
HEAD = 4096  # bytes that tell UTF-16 and binary files
CHUNK = 1 << 20


class Dialect(NamedTuple):
    """How a text file is to be read."""

    encoding: str
    separator: str
    has_quotes: bool


def text_sheet(path: Path, file: str) -> tuple[Sheet, str]:
    """A text file as a sheet, and its encoding; raises Unreadable if either is in doubt."""
    encoding = encoding_of(path)
    dialect = dialect_of(path, encoding)
    return Sheet(file, "", numbered(path, dialect), is_text=True), encoding


def encoding_of(path: Path) -> str:
    """The one encoding in which the whole file is text."""
    with opened(path) as content:
        head = content.read(HEAD)
    for mark, encoding in BOMS:
        if head.startswith(mark):
            return checked(path, encoding)
    if b"\0" in head:
        big_endian = head[::2].count(0) > head[1::2].count(0)
        return checked(path, "utf-16-be" if big_endian else "utf-16-le")
    in_utf_8, otherwise, first = lines_in_utf_8(path)
    if not otherwise:
        return "utf-8"
    if in_utf_8 > otherwise:
        raise Unreadable("mixed_encoding", first)
    return checked(path, "gb18030")


def lines_in_utf_8(path: Path) -> tuple[int, int, int]:
    """How many lines with letters beyond ASCII are UTF-8, how many not, and the first of these."""
    counts: Counter[bool] = Counter()
    first = 0
    with opened(path) as lines:
        for number, line in enumerate(lines, start=1):
            if b"\0" in line:
                raise Unreadable("not_a_table", number)
            if not line.isascii():
                counts[decodes(line)] += 1
                first = first or number * counts[False]
    return counts[True], counts[False], first


def decodes(line: bytes) -> bool:
    try:
        line.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def checked(path: Path, encoding: str) -> str:
    """The encoding, if the whole file is text in it."""
    try:
        with text_of(path, encoding) as content:
            while chunk := content.read(CHUNK):
                if any(sign < " " and sign not in "\t\r\n\f\v" for sign in set(chunk)):
                    raise Unreadable("not_a_table")
    except UnicodeError:
        raise Unreadable("unknown_encoding") from None
    return encoding


def text_of(path: Path, encoding: str) -> IO[str]:
    return io.TextIOWrapper(opened(path), encoding=encoding, newline="")


def dialect_of(path: Path, encoding: str) -> Dialect:
    """The separator that gives the most rows the same number of values."""

    def regularity(separator: str) -> tuple[int, int]:
        with text_of(path, encoding) as content:
            reader = csv.reader(islice(content, SAMPLE), delimiter=separator)
            widths = Counter(len(values) for values in reader if len(values) > 1)
        width, rows = max(widths.items(), key=lambda each: (each[1], each[0]), default=(0, 0))
        return rows, width

    separator = max(SEPARATORS, key=regularity)
    for has_quotes in (True, False) if separator == "\t" else (True,):
        dialect = Dialect(encoding, separator, has_quotes)
        row = open_quote(path, dialect)
        if not row:
            return dialect
    raise Unreadable("unclosed_quote", row)


def open_quote(path: Path, dialect: Dialect) -> int:
    """The row whose quote is not closed, which may hide a hundred rows; 0 if there is none."""
    last = 0
    try:
        for row, _ in numbered(path, dialect):
            last = row
    except csv.Error:
        return last + 1
    return 0


def numbered(path: Path, dialect: Dialect) -> Iterator[tuple[int, list[Cell]]]:
    """The rows as a spreadsheet numbers them: a value with a line break is in one row."""
    with text_of(path, dialect.encoding) as content:
        reader = csv.reader(
            content,
            delimiter=dialect.separator,
            quoting=csv.QUOTE_MINIMAL if dialect.has_quotes else csv.QUOTE_NONE,
            strict=True,
        )
        for row, values in enumerate(reader, start=1):
            yield row, list(values)
