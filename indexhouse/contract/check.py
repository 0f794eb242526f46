"""Look at a folder of raw tables before a build reads it.

Errors stop a build: a table or column that is missing or empty, a file that cannot be read as
what it claims to be, a column whose type cannot hold the contract's. Notes do not: they point at
values that intake will reject. Files are read as a stream, whatever their size.
"""

import csv
from collections.abc import Iterator
from pathlib import Path

import duckdb

from indexhouse.contract.csv_file import check_csv
from indexhouse.contract.findings import Finding
from indexhouse.contract.parquet_files import check_parquet
from indexhouse.contract.schema import contract

# In a path DuckDB reads these as a pattern.
PATTERN_SIGNS = set("*?[]")
REMEDY_FOR_STRANGERS = "Put the parts, *.parquet, into the folder itself; move all else away."


def print_findings(folder: Path) -> int:
    """Print the findings on a folder; returns the number of errors."""
    findings = list(check_folder(folder))
    for finding in findings:
        print(finding)
    errors = sum(finding.is_error for finding in findings)
    print(f"Checked {folder}: {errors} errors, {len(findings) - errors} notes.")
    return errors


def check_folder(folder: Path) -> Iterator[Finding]:
    """Every finding on the raw tables in a folder, table by table."""
    if not folder.is_dir():
        yield Finding(folder, "there is no such folder", "Name the folder of the raw tables.")
        return
    if set(str(folder.resolve())) & PATTERN_SIGNS:
        signs = " ".join(sorted(PATTERN_SIGNS))
        yield Finding(folder, f"a path with {signs} is read as a pattern", "Rename the folder.")
        return
    for table, columns in contract().items():
        yield from check_table(folder, table, columns)


def check_table(folder: Path, table: str, columns: dict[str, str]) -> Iterator[Finding]:
    """Find the one form in which the table was given, and look at its files."""
    files = [folder / f"{table}.{ending}" for ending in ("parquet", "csv")]
    parts = sorted((folder / table).glob("*.parquet"))
    for stranger in strangers(folder / table) if parts else []:
        yield Finding(stranger, "no part of the table is read from here", REMEDY_FOR_STRANGERS)
    forms = [[file] for file in files if file.is_file()] + ([parts] if parts else [])
    if len(forms) != 1:
        problem = "the table has more than one form" if forms else "the table is missing"
        yield Finding(folder / table, problem, remedy_for_forms(folder, table))
        return
    try:
        if forms[0][0].suffix == ".csv":
            yield from check_csv(forms[0][0], columns)
        else:
            yield from check_parquet(forms[0], columns)
    except (OSError, csv.Error, duckdb.Error) as error:
        problem = f"it cannot be read ({str(error).splitlines()[0]})"
        remedy = "Write the file again, and make sure that you may read it."
        yield Finding(folder / table, problem, remedy)


def strangers(folder: Path) -> Iterator[Path]:
    """Stray files in the folder of a table's parts, except writers' own marks (_SUCCESS)."""
    for path in sorted(folder.iterdir()):
        is_part = path.suffix == ".parquet" and path.is_file()
        if not is_part and not path.name.startswith(("_", ".")):
            yield path


def remedy_for_forms(folder: Path, table: str) -> str:
    stem = table.removeprefix("raw_")
    alike = sorted(path.name for path in folder.iterdir() if stem in path.name.lower())
    forms = f"{table}.csv, {table}.parquet or a folder {table}/ of Parquet files"
    return f"Give exactly one of {forms}" + (f"; there is {', '.join(alike)}." if alike else ".")
