"""What the checks of CSV and Parquet files share: column names, and values of the wrong type."""

from collections.abc import Iterator
from pathlib import Path

import duckdb

from indexhouse.contract.findings import Finding
from indexhouse.contract.staging import unreadable


def header_faults(file: Path, header: list[str], columns: dict[str, str]) -> Iterator[Finding]:
    """Columns that are missing or given twice; `header` has the names as the file has them."""
    if not set(header) & set(columns):
        remedy = f"Begin with a row that names them, with commas between: {','.join(columns)}."
        problem = "the first row names no column of this table"
        yield Finding(file, problem, remedy, row=1, value=",".join(header)[:80])
        return
    strangers = [name for name in header if name not in columns]
    hint = f" Columns that the contract does not know: {', '.join(strangers)}." if strangers else ""
    for name in columns:
        if header.count(name) != 1:
            problem = "the column is there twice" if name in header else "the column is missing"
            yield Finding(file, problem, f"Give the table this column once.{hint}", column=name)


def check_rows(
    connection: duckdb.DuckDBPyConnection, rows: str, file: Path, columns: dict[str, str]
) -> Iterator[Finding]:
    """Notes on the values that cannot be read as their type, from one pass over `rows` (SQL)."""
    typed = [(name, kind) for name, kind in columns.items() if kind != "text"]
    counts = ", ".join(
        f"count(*) filter (where {fault}), min(row_number) filter (where {fault}),"
        f' arg_min(cast("{name}" as varchar), row_number) filter (where {fault})'
        for name, kind in typed
        for fault in [unreadable(name, kind)]
    )
    # To the end of the result: only then are the rows that the reader left out listed.
    query = f"select {counts} from {rows} as raw_rows"
    [found] = connection.execute(query, [str(file)]).fetchall()
    for place, (name, kind) in enumerate(typed):
        count, row, value = found[3 * place : 3 * place + 3]
        if count:
            more = f" (and so in {count - 1:,} more rows)" if count > 1 else ""
            remedy = f"Intake will reject the row: write {kind} values, or leave it empty."
            problem = f"this is no {kind}{more}"
            yield Finding(file, problem, remedy, row, name, value, is_error=False)


def no_rows(
    connection: duckdb.DuckDBPyConnection, rows: str, files: list[Path]
) -> Iterator[Finding]:
    if not any(connection.execute(f"from {rows} limit 1", [str(f)]).fetchone() for f in files):
        yield Finding(files[0], "the table has no rows", "Write its rows; every table is needed.")
