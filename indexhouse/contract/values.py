"""What the checks of CSV and Parquet files share: column names, and values to look at again."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import duckdb

from indexhouse.contract.findings import Finding
from indexhouse.contract.schema import RawTable
from indexhouse.contract.staging import text, unreadable


def header_faults(file: Path, header: list[str], columns: Sequence[str]) -> Iterator[Finding]:
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


@dataclass(frozen=True)
class Suspicion:
    """A condition on `raw_rows` (SQL) that deserves a note, and what the note says."""

    condition: str
    problem: str
    remedy: str
    column: str | None = None

    def note(self, file: Path, count: int, row: int, value: str | None) -> Finding:
        """The note on `count` rows, of which `row` of `file` is the first."""
        more = f" (and so in {count - 1:,} more rows)" if count > 1 else ""
        problem = self.problem + more
        return Finding(file, problem, self.remedy, row, self.column, value, is_error=False)


def suspicions(table: RawTable) -> list[Suspicion]:
    """What the values of a table are searched for."""
    found = []
    for column in table.columns:
        if column.type != "text":
            remedy = f"Intake will reject the row: write {column.type} values, or leave it empty."
            condition = unreadable(column.name, column.type)
            found.append(Suspicion(condition, f"this is no {column.type}", remedy, column.name))
        elif column.rules.get("ambiguous"):
            problem = "this is read as the code of Namibia, but R writes NA for a missing value"
            remedy = "If the country is unknown, leave it empty."
            words = ", ".join(f"'{word}'" for word in column.rules["ambiguous"])
            condition = f"lower({text(column)}) in ({words})"
            found.append(Suspicion(condition, problem, remedy, column.name))
    return found


def emptiness(table: RawTable) -> Suspicion:
    """The rows without any value, as spreadsheets leave them below a table."""
    known = ", ".join(text(column) for column in table.columns)
    remedy = "Delete it: intake rejects it."
    return Suspicion(f"coalesce({known}) is null", "the row is empty", remedy)


class Search:
    """Searches the files of a table for suspicious rows; `rows` is SQL for those of a file."""

    def __init__(self, connection: duckdb.DuckDBPyConnection, table: RawTable):
        self.connection = connection
        self.suspicions = suspicions(table)
        self.emptiness = emptiness(table)
        self.counts: Counter[Suspicion] = Counter()
        self.first: dict[Suspicion, tuple] = {}

    def look_at(self, file: Path, rows: str) -> int:
        """Search a file; returns the number of its rows."""
        row_count, without_edition = self.search(file, rows, self.suspicions)
        if without_edition:  # only then: it reads columns of which nothing else is asked
            self.search(file, rows, [self.emptiness])
        return row_count

    def search(self, file: Path, rows: str, searched: list[Suspicion]) -> tuple[int, int]:
        """Read a file once; returns the number of its rows, and of those without an edition."""
        measures = "".join(
            f", count(*) filter (where {each.condition}),"
            f" min(row_number) filter (where {each.condition}),"
            f" arg_min({value_of(each)}, row_number) filter (where {each.condition})"
            for each in searched
        )
        # To the end of the result: only then are the rows that the reader left out listed.
        [[row_count, without_edition, *found]] = self.connection.execute(
            "select count(*), count(*) filter (where try_cast(edition as bigint) is null)"
            f"{measures} from {rows} as raw_rows"
        ).fetchall()
        for place, suspicion in enumerate(searched):
            count, row, value = found[3 * place : 3 * place + 3]
            if count:
                self.counts[suspicion] += count
                self.first.setdefault(suspicion, (file, row, value))
        return row_count, without_edition

    def notes(self) -> Iterator[Finding]:
        """One note per suspicion, with the first of its rows."""
        for suspicion, count in self.counts.items():
            file, row, value = self.first[suspicion]
            yield suspicion.note(file, count, row, value)


def value_of(suspicion: Suspicion) -> str:
    return f'cast("{suspicion.column}" as varchar)' if suspicion.column else "null"
