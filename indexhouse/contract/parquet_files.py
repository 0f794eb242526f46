"""Check a raw table that is a Parquet file, or a folder of them."""

from collections.abc import Iterator
from pathlib import Path

import duckdb

from indexhouse.contract.findings import Finding
from indexhouse.contract.values import check_rows, header_faults, no_rows

INTEGERS = {f"{sign}{size}INT" for sign in ("", "U") for size in ("TINY", "SMALL", "BIG", "HUGE")}
INTEGERS |= {"INTEGER", "UINTEGER"}
NUMBERS = INTEGERS | {"DECIMAL", "FLOAT", "DOUBLE"}
DATES = {"DATE", "TIMESTAMP", "TIMESTAMP_S", "TIMESTAMP_MS", "TIMESTAMP_NS"}
DATES |= {"TIMESTAMP WITH TIME ZONE"}
# DuckDB types that can hold values of a contract type. Text can hold any, value by value; a code
# that was written as a floating point number would read 440000.0.
HOLDERS = {
    "text": {"VARCHAR"} | INTEGERS,
    "integer": {"VARCHAR"} | NUMBERS,
    "decimal": {"VARCHAR"} | NUMBERS,
    "date": {"VARCHAR"} | DATES,
    "boolean": {"VARCHAR", "BOOLEAN"},
}


def check_parquet(files: list[Path], columns: dict[str, str]) -> Iterator[Finding]:
    """Findings on the columns, types and rows of each file; `columns` are the contract's."""
    rows = (
        "(select *, 1 + file_row_number as row_number"
        " from read_parquet(?, file_row_number = true, hive_partitioning = false))"
    )
    with duckdb.connect() as connection:
        findings: list[Finding] = []
        for file in files:
            types = connection.execute(f"describe from {rows}", [str(file)]).fetchall()
            column_types = {name.lower(): kind for name, kind, *_ in types}
            misfits = list(header_faults(file, names_in(connection, file), columns))
            misfits = misfits or list(type_faults(file, column_types, columns))
            findings += misfits or check_rows(connection, rows, file, columns)
        yield from findings or no_rows(connection, rows, files)


def names_in(connection: duckdb.DuckDBPyConnection, file: Path) -> list[str]:
    """The columns as the file names them: DuckDB would rename those that differ in case alone."""
    schema = connection.execute(
        "select name, num_children from parquet_schema(?)", [str(file)]
    ).fetchall()
    names, inside = [], 0
    for name, children in schema[1:]:
        if inside == 0:
            names.append(name.lower())
        inside += (children or 0) - (inside > 0)
    return names


def type_faults(file: Path, types: dict[str, str], columns: dict[str, str]) -> Iterator[Finding]:
    for name, kind in columns.items():
        if types[name].partition("(")[0] not in HOLDERS[kind]:
            problem = f"a column of type {types[name]} cannot hold {kind} values"
            yield Finding(file, problem, f"Write the column as {kind}.", column=name)
