"""Check a raw table that is a CSV file."""

import codecs
import csv
from collections.abc import Iterator
from pathlib import Path

import duckdb

from indexhouse.contract.findings import Finding
from indexhouse.contract.values import check_rows, header_faults, no_rows

# Rows with too few or too many values that are shown.
EXAMPLES = 3


def check_csv(file: Path, columns: dict[str, str]) -> Iterator[Finding]:
    """Findings on the encoding, the header and the rows of a file; `columns` are the contract's."""
    if file.stat().st_size == 0:
        yield Finding(file, "the file is empty", "Write its header row, and its rows below.")
        return
    unreadable = undecodable(file)
    if unreadable:
        yield unreadable
        return
    header = header_of(file)
    faults = list(header_faults(file, header, columns))
    yield from faults
    if not faults:
        with duckdb.connect() as connection:
            rows = csv_rows(header, columns)
            counted = list(check_rows(connection, rows, file, columns))
            ragged = list(ragged_rows(connection, file))
            # After a row that was left out, the numbers of the others would be wrong.
            yield from ragged or counted or no_rows(connection, rows, [file])


def undecodable(file: Path) -> Finding | None:
    """The first line that is not UTF-8, with a guess at its encoding."""
    with open(file, "rb") as lines:
        for row, line in enumerate(lines, start=1):
            try:
                line.decode("utf-8")
            except UnicodeDecodeError:
                name, codec = guess_encoding(line)
                value = line.decode(codec, "replace").strip()[:40]
                remedy = (
                    f"Convert it: iconv -f {codec} -t UTF-8 {file.name} > utf8.csv, or save it"
                    ' as "CSV UTF-8" in the spreadsheet.'
                )
                problem = f"the text is not UTF-8; it looks like {name}"
                return Finding(file, problem, remedy, row, value=value)
    return None


def guess_encoding(line: bytes) -> tuple[str, str]:
    """What to call the encoding of a line that is not UTF-8, and the codec that reads it."""
    if line.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "UTF-16", "UTF-16"
    try:
        line.decode("gb18030")
    except UnicodeDecodeError:
        return "a Western encoding", "CP1252"
    return "GBK", "GB18030"


def header_of(file: Path) -> list[str]:
    with open(file, encoding="utf-8-sig", newline="") as lines:
        return [name.strip(" ").lower() for name in next(csv.reader(lines), [])]


def csv_rows(header: list[str], columns: dict[str, str]) -> str:
    """SQL for the rows as text, with their row number in a spreadsheet as `row_number`."""
    names = [name if name in columns else f"column {place}" for place, name in enumerate(header)]
    return (
        "(select *, 1 + row_number() over () as row_number from read_csv(?, header = true,"
        f" auto_detect = false, columns = {dict.fromkeys(names, 'varchar')}, delim = ',',"
        " quote = '\"', escape = '\"', hive_partitioning = false, store_rejects = true,"
        f" rejects_limit = {EXAMPLES}))"
    )


def ragged_rows(connection: duckdb.DuckDBPyConnection, file: Path) -> Iterator[Finding]:
    """Rows that the reader left out: too few or too many values, an open quote."""
    remedy = "Quote values that hold a comma, a quote or a line break; give each column one value."
    for row, problem, line in connection.execute(
        "select line, any_value(error_message), any_value(csv_line) from reject_errors"
        " group by line order by line"
    ).fetchall():
        sentence = problem.splitlines()[0].rstrip(".")
        yield Finding(file, sentence, remedy, row, value=line.strip()[:80])
