"""Multiplies the sample library: k copies of every row, as typed Parquet.

The copy's number is appended to every id and foreign key, so that a copy's relations refer
to the copy's enterprises. Names, places and editions do not change. Tables, columns and
types are those of the input contract.
"""

from pathlib import Path

import duckdb

from indexhouse.contract.schema import contract
from indexhouse.contract.staging import sql_type


def multiply(seeds: Path, scale: int, folder: Path) -> dict[str, int]:
    """Write `scale` copies of the CSV tables in `seeds` to `folder`; return rows by table."""
    folder.mkdir(parents=True, exist_ok=True)
    with duckdb.connect() as connection:
        connection.execute("set preserve_insertion_order = false")
        return {
            table: write_copies(connection, seeds / f"{table}.csv", columns, scale, folder)
            for table, columns in contract().items()
        }


def write_copies(
    connection: duckdb.DuckDBPyConnection,
    table: Path,
    columns: dict[str, str],
    scale: int,
    folder: Path,
) -> int:
    """Write the copies of one table; return their number of rows."""
    selected = ", ".join(copied(name, kind) for name, kind in columns.items())
    return connection.execute(
        f"copy (select {selected}"
        f" from range(1, {scale} + 1) as copies (copy_number)"
        f" cross join read_csv('{table}', all_varchar = true) as sample)"
        f" to '{folder / table.stem}.parquet'"
    ).fetchone()[0]


def copied(name: str, kind: str) -> str:
    """The select expression of one column: an id gets the copy's number, others their type."""
    if name.endswith("_id"):
        return f"{name} || '-' || copy_number as {name}"
    return f"cast({name} as {sql_type(kind)}) as {name}"
