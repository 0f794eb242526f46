"""Multiplies the sample library: k copies of every row, as typed Parquet.

A copy's ids end in the copy's number, foreign keys with them, so that a copy's relations
point at the copy's enterprises; names, places and editions stay. The tables, columns and
types are the input contract's.
"""

from pathlib import Path

import duckdb

from indexhouse.contract.schema import contract
from indexhouse.contract.staging import sql_type


def multiply(seeds: Path, scale: int, folder: Path) -> dict[str, int]:
    """Write `scale` copies of the CSV tables in `seeds` to `folder`; returns rows by table."""
    folder.mkdir(parents=True, exist_ok=True)
    with duckdb.connect() as connection:
        connection.execute("set preserve_insertion_order = false")
        return {
            table: write_copies(connection, seeds / f"{table}.csv", columns, scale, folder)
            for table, columns in contract().items()
        }


def write_copies(connection, table: Path, columns: dict[str, str], scale: int, folder: Path) -> int:
    selected = ", ".join(copied(name, kind) for name, kind in columns.items())
    return connection.execute(
        f"copy (select {selected}"
        f" from range(1, {scale} + 1) as copies (copy_number)"
        f" cross join read_csv('{table}', all_varchar = true) as sample)"
        f" to '{folder / table.stem}.parquet'"
    ).fetchone()[0]


def copied(name: str, kind: str) -> str:
    """The select expression of one column: typed, and of its copy if it is an id."""
    if name.endswith("_id"):
        return f"{name} || '-' || copy_number as {name}"
    return f"cast({name} as {sql_type(kind)}) as {name}"
