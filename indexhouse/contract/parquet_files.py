"""Check a raw table that is a Parquet file, or a folder of them."""

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote

import duckdb

from indexhouse.contract.findings import Finding, without_rows
from indexhouse.contract.folders import identical_parts
from indexhouse.contract.schema import RawTable
from indexhouse.contract.signatures import disguised
from indexhouse.contract.staging import as_pattern, columns_of, reading
from indexhouse.contract.values import Search, header_faults

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
    "number": {"VARCHAR"} | NUMBERS,
    "date": {"VARCHAR"} | DATES,
    "boolean": {"VARCHAR", "BOOLEAN"},
}
UNKNOWN_PARTITION = "__HIVE_DEFAULT_PARTITION__"


def check_parquet(
    connection: duckdb.DuckDBPyConnection, form: str, files: list[Path], table: RawTable
) -> Iterator[Finding]:
    """Findings on the columns, types and rows of the files of a form."""
    names = [column.name for column in table.columns]
    search = Search(connection, table)
    faults: list[Finding] = []
    filled = []
    for file in files:
        source = reading(form, [file])
        misfits = (
            list(disguised(file, table.name))
            or list(partition_faults(connection, file, form, files[0]))
            or list(header_faults(file, header_of(connection, file, form), names))
            or list(type_faults(connection, file, source, table))
        )
        faults += misfits
        rows = f"(select {columns_of(form, file)}, 1 + file_row_number as row_number from {source})"
        if not misfits and search.look_at(file, rows):
            filled.append(file)
    yield from faults or search.notes()
    yield from identical_parts(filled)
    if not faults and not filled:
        yield without_rows(files[0], is_optional=table.is_optional)


def partitions_of(form: str, file: Path) -> dict[str, str]:
    """Column -> value of the partition folders that a file is in."""
    folders = [path.name.partition("=") for path in list(file.parents)[: form.count("=")]]
    return {name.lower(): unquote(value) for name, _, value in reversed(folders)}


def partition_faults(
    connection: duckdb.DuckDBPyConnection, file: Path, form: str, first: Path
) -> Iterator[Finding]:
    """Partitions that are not those of the first file, or say other values than the file."""
    partitions = partitions_of(form, file)
    if list(partitions) != list(partitions_of(form, first)):
        problem = "its partitions are not those of the table's first file"
        yield Finding(file, problem, "Name the folders alike: edition=2022/, edition=2023/.")
    for name in set(partitions) & set(names_in(connection, file)):
        known = partitions[name] if partitions[name] != UNKNOWN_PARTITION else None
        inside = f'select cast("{name}" as varchar) as value from {reading("", [file])}'
        query = f"select min(value) from ({inside}) where value is distinct from ?"
        [[value]] = connection.execute(query, [known]).fetchall()
        if value is not None:
            problem = f"the file has another value than its folder, {name}={partitions[name]}"
            remedy = "Move the rows, or leave the column out of the file."
            yield Finding(file, problem, remedy, column=name, value=value)


def header_of(connection: duckdb.DuckDBPyConnection, file: Path, form: str) -> list[str]:
    """The columns of a file, with those that its folders give."""
    names = names_in(connection, file)
    return names + [name for name in partitions_of(form, file) if name not in names]


def names_in(connection: duckdb.DuckDBPyConnection, file: Path) -> list[str]:
    """The columns as the file names them: DuckDB would rename those that differ in case alone."""
    schema = connection.execute(
        "select name, num_children from parquet_schema(?)", [as_pattern(file)]
    ).fetchall()
    names, inside = [], 0
    for name, children in schema[1:]:
        if inside == 0:
            names.append(name.lower())
        inside += (children or 0) - (inside > 0)
    return names


def type_faults(
    connection: duckdb.DuckDBPyConnection, file: Path, source: str, table: RawTable
) -> Iterator[Finding]:
    """Columns whose type cannot hold the contract's; a column without any value may have any."""
    described = connection.execute(f"describe from {source}").fetchall()
    types = {name.lower(): kind for name, kind, *_ in described}
    for column in table.columns:
        kind = types[column.name]
        if kind.partition("(")[0] not in HOLDERS[column.type]:
            query = f"select count({column.name}) from {source}"
            [[known]] = connection.execute(query).fetchall()
            if known:
                problem = f"a column of type {kind} cannot hold {column.type} values"
                remedy = f"Write the column as {column.type}."
                yield Finding(file, problem, remedy, column=column.name)
