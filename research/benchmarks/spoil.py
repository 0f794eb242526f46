"""Adds one row of every kind of fault, to check that all contenders refuse the same rows."""

from pathlib import Path

import duckdb

from indexhouse.contract.schema import contract


def spoil(library: Path, folder: Path) -> None:
    """Write the Parquet tables of `library` to `folder` with faulty rows added to each."""
    folder.mkdir(parents=True, exist_ok=True)
    with duckdb.connect() as connection:
        for table, columns in contract().items():
            connection.execute(f"create table rows as from '{library / table}.parquet'")
            key = list(columns)[1]
            # A repeated row: both are refused, and so is every row that refers to them.
            connection.execute("insert into rows from rows limit 1")
            for number, fault in enumerate(faults(columns, key), start=1):
                values = {key: f"{key} || '-fault-{number}'"} | fault
                replaced = ", ".join(f"{value} as {column}" for column, value in values.items())
                connection.execute(
                    f"insert into rows select * replace ({replaced})"
                    f" from rows limit 1 offset {number}"
                )
            connection.execute(f"copy rows to '{folder / table}.parquet'; drop table rows")


def faults(columns: dict[str, str], key: str) -> list[dict[str, str]]:
    """The faulty rows: for each, column -> SQL value."""
    found = [{"edition": "1999"}, {"edition": "null"}, {key: "null"}]
    for column, kind in columns.items():
        if kind in ("integer", "decimal") and column != "edition":
            found.append({column: "-1"})
        elif kind == "text" and column not in (key, "name", "title"):
            found += [{column: "'no such'"}, {column: "null"}]
    if "city_code" in columns:
        found.append({"province_code": "'110000'", "city_code": "'130100'"})
    return found
