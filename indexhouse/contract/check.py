"""Look at a folder of raw tables before a build reads it.

Errors stop a build: a table or column that is missing or empty, a file that cannot be read as
what it claims to be, a column whose type cannot hold the contract's. Notes do not: they point at
values that intake will reject, or that may mean something else. Files are read as a stream,
whatever their size.
"""

import csv
import zlib
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import duckdb

from indexhouse.contract.csv_file import check_csv
from indexhouse.contract.findings import Finding
from indexhouse.contract.folders import HIDDEN, folder_faults
from indexhouse.contract.parquet_files import check_parquet
from indexhouse.contract.schema import RawTable, raw_tables
from indexhouse.contract.signatures import BY_ENDING
from indexhouse.contract.staging import files_by_form
from indexhouse.terminal import printable


def print_findings(folder: Path, *, all_optional: bool = False) -> int:
    """Print the findings on a folder; returns the number of errors.

    `all_optional`: an index of one's own need not have any raw table.
    """
    findings = list(check_folder(folder, all_optional=all_optional))
    for finding in findings:
        print(finding)
    errors = sum(finding.is_error for finding in findings)
    print(printable(f"Checked {folder}: {errors} errors, {len(findings) - errors} notes."))
    return errors


def check_folder(folder: Path, *, all_optional: bool = False) -> Iterator[Finding]:
    """Every finding on the raw tables in a folder, table by table."""
    if not folder.is_dir():
        yield Finding(folder, "there is no such folder", "Name the folder of the raw tables.")
        return
    with duckdb.connect() as connection:
        for table in raw_tables():
            asked = replace(table, is_optional=all_optional or table.is_optional)
            if not asked.is_optional or files_by_form(folder, asked.name):
                yield from check_table(connection, folder, asked)


def check_table(
    connection: duckdb.DuckDBPyConnection, folder: Path, table: RawTable
) -> Iterator[Finding]:
    """Findings on one table; also that its files cannot be read at all."""
    try:
        yield from look_at(connection, folder, table)
    except (OSError, EOFError, zlib.error, csv.Error, duckdb.Error) as error:
        problem = f"it cannot be read ({str(error).splitlines()[0]})"
        remedy = "Write the file again, and make sure that you may read it."
        yield Finding(folder / table.name, problem, remedy)


def look_at(
    connection: duckdb.DuckDBPyConnection, folder: Path, table: RawTable
) -> Iterator[Finding]:
    """Find the one form in which the table was given, and look at its files."""
    forms = files_by_form(folder, table.name)
    faults = list(faults_of_folders(folder, table, forms))
    if faults:
        yield from faults
    elif len(forms) != 1:
        yield wrong_forms(folder, table.name, list(forms))
    else:
        [(form, files)] = forms.items()
        if ".csv" in form:
            yield from check_csv(connection, files[0], table)
        else:
            yield from check_parquet(connection, form, files, table)


def faults_of_folders(
    folder: Path, table: RawTable, forms: dict[str, list[Path]]
) -> Iterator[Finding]:
    """Faults of the folders that hold parts of a table."""
    parts = [file for files in forms.values() for file in files]
    for place in (folder / table.name, folder / f"{table.name}.parquet"):
        if place.is_dir():
            yield from folder_faults(place, [part for part in parts if place in part.parents])


def wrong_forms(folder: Path, table: str, forms: list[str]) -> Finding:
    """The table is missing, or has more than one form."""
    remedy = (
        f"Give exactly one of {table}.csv, {table}.csv.gz, {table}.parquet or a folder {table}/"
        " of Parquet files"
    )
    problem = "the table has more than one form" if forms else "the table is missing"
    there = ", ".join(forms) or "; ".join(look_alikes(folder, table))
    return Finding(
        folder / table, problem, f"{remedy}; there is {there}" if there else f"{remedy}."
    )


def look_alikes(folder: Path, table: str) -> Iterator[str]:
    """Files and folders that may be the table, each with what to do about it."""
    stem = table.removeprefix("raw_")
    for path in sorted(folder.iterdir()):
        if stem in path.name.lower() and not path.name.startswith(HIDDEN):
            if not path.exists():
                yield f"{path.name}, a link to a file that is not there"
            elif path.is_dir():
                yield f"{path.name}, a folder without a Parquet file where it is read."
            else:
                remedy = BY_ENDING.get(path.suffix.lower(), "")
                yield f"{path.name}. {remedy.format(table=table)}".strip()
