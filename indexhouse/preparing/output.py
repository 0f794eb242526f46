"""The prepared tables: row by row as CSV, then by DuckDB as Parquet of the contract's types."""

import csv
from collections import Counter
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import duckdb

from indexhouse.contract.schema import RawTable, raw_tables
from indexhouse.contract.staging import as_pattern, sql_text, sql_type


class Tables:
    """Takes the rows of any table, into a folder for what is not finished."""

    def __init__(self, folder: Path):
        self.folder = folder
        self.files = ExitStack()
        self.writers: dict[str, Any] = {}
        self.counts: Counter[str] = Counter()

    def write(self, table: RawTable, values: dict[str, str | None]) -> None:
        """Add a row; what is empty is unknown."""
        if table.name not in self.writers:
            file = (self.folder / f"{table.name}.csv").open("w", encoding="utf-8", newline="")
            writer = csv.writer(self.files.enter_context(file), quoting=csv.QUOTE_ALL)
            self.writers[table.name] = writer
        self.writers[table.name].writerow([values.get(column.name) for column in table.columns])
        self.counts[table.name] += 1

    def finish(self, place: Path) -> None:
        """Write a Parquet file for each table, and see that no row is missing."""
        self.files.close()
        with duckdb.connect() as connection:
            for table in raw_tables():
                name, target = table.name, place / f"{table.name}.parquet"
                if name not in self.counts:
                    continue
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
