"""Check a raw table that is a CSV file."""

import codecs
import csv
import gzip
from collections.abc import Iterator
from io import TextIOWrapper
from pathlib import Path
from typing import IO, cast

import duckdb

from indexhouse.contract.findings import Finding, without_rows
from indexhouse.contract.schema import RawTable
from indexhouse.contract.signatures import disguised
from indexhouse.contract.staging import as_pattern, sql_text
from indexhouse.contract.values import Search, header_faults

# Rows with too few or too many values that are shown.
EXAMPLES = 3


def check_csv(
    connection: duckdb.DuckDBPyConnection, file: Path, table: RawTable
) -> Iterator[Finding]:
    """Findings on the encoding, the header and the rows of a file."""
    columns = [column.name for column in table.columns]
    unreadable = next(disguised(file, table.name), None) or undecodable(file)
    if unreadable:
        yield unreadable
        return
    header = header_of(file)
    faults = list(header_faults(file, header, columns))
    yield from faults
    if not faults:
        search = Search(connection, table)
        row_count = search.look_at(file, csv_rows(file, header, table))
        ragged = list(ragged_rows(connection, file, table))
        # After a row that was left out, the numbers of the others would be wrong.
        yield from ragged or search.notes()
        if not row_count and not ragged:
            yield without_rows(file, is_optional=table.is_optional)


def opened(file: Path) -> IO[bytes]:
    return cast(IO[bytes], gzip.open(file)) if file.suffix == ".gz" else open(file, "rb")


def undecodable(file: Path) -> Finding | None:
    """The first line that is not UTF-8, with a guess at its encoding."""
    with opened(file) as lines:
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
    with TextIOWrapper(opened(file), encoding="utf-8-sig", newline="") as lines:
        return [name.strip(" ").lower() for name in next(csv.reader(lines), [])]


def csv_rows(file: Path, header: list[str], table: RawTable) -> str:
    """SQL for the rows as text, with their row number in a spreadsheet as `row_number`."""
    columns = {column.name for column in table.columns}
    names = [name if name in columns else f"column {place}" for place, name in enumerate(header)]
    compression = "gzip" if file.suffix == ".gz" else "none"
    return (
        "(select *, 1 + row_number() over () as row_number from read_csv("
        f"{sql_text(as_pattern(file))}, header = true, compression = '{compression}',"
        f" auto_detect = false, columns = {dict.fromkeys(names, 'varchar')}, delim = ',',"
        " quote = '\"', escape = '\"', hive_partitioning = false, store_rejects = true,"
        f" rejects_table = '{table.name}_errors', rejects_scan = '{table.name}_scans',"
        f" rejects_limit = {EXAMPLES}))"
    )


def ragged_rows(
    connection: duckdb.DuckDBPyConnection, file: Path, table: RawTable
) -> Iterator[Finding]:
    """Rows that the reader left out: too few or too many values, an open quote."""
    remedy = "Quote values that hold a comma, a quote or a line break; give each column one value."
    for row, problem, line in connection.execute(
        "select line, any_value(error_message), any_value(csv_line)"
        f" from {table.name}_errors group by line order by line"
    ).fetchall():
        sentence = problem.splitlines()[0].rstrip(".")
        yield Finding(file, sentence, remedy, row, value=line.strip()[:80])
