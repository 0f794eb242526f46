"""The prepared tables: row by row as CSV, then by DuckDB as Parquet of the contract's types."""

import csv
from pathlib import Path
from typing import IO

import duckdb

from indexhouse.contract.schema import RawTable
from indexhouse.contract.staging import as_pattern, sql_text, sql_type


class Tables:
    """Takes the rows of any table, into a folder for what is not finished."""

    def __init__(self, folder: Path):
        self.folder = folder
        self.files: dict[str, IO[str]] = {}
        self.tables: dict[str, RawTable] = {}
        self.counts: dict[str, int] = {}

    def write(self, table: RawTable, values: dict[str, str | None]) -> None:
        """Add a row; what is empty is unknown."""
        if table.name not in self.files:
            path = self.folder / f"{table.name}.csv"
            self.files[table.name] = path.open("w", encoding="utf-8", newline="")
            self.tables[table.name], self.counts[table.name] = table, 0
        row = [values.get(column.name) or "" for column in table.columns]
        csv.writer(self.files[table.name], quoting=csv.QUOTE_ALL).writerow(row)
        self.counts[table.name] += 1

    def close(self) -> None:
        for file in self.files.values():
            file.close()

    def finish(self, place: Path) -> None:
        """Write a Parquet file for each table, and see that no row is missing."""
        self.close()
        with duckdb.connect() as connection:
            for name, table in self.tables.items():
                target = place / f"{name}.parquet"
                source = reading(self.folder / f"{name}.csv", table)
                connection.execute(f"copy ({source}) to {sql_text(str(target))} (format parquet)")
                [[count]] = connection.execute(
                    f"select count(*) from read_parquet({sql_text(as_pattern(target))})"
                ).fetchall()
                if count != self.counts[name]:
                    raise RuntimeError(f"{name}: {count} rows of {self.counts[name]} were written.")


def reading(file: Path, table: RawTable) -> str:
    """SQL for the rows of a file that write() made."""
    types = {column.name: sql_type(column.type) for column in table.columns}
    return (
        f"from read_csv({sql_text(as_pattern(file))}, header = false, auto_detect = false,"
        f" columns = {types}, delim = ',', quote = '\"', escape = '\"', nullstr = '',"
        " allow_quoted_nulls = true, new_line = '\\r\\n', parallel = false,"
        " max_line_size = 100000000)"
    )
