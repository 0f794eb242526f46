"""make check: look at a folder of raw tables before a build reads it.

Errors stop a build: a table or column that is missing or empty, a file that cannot be read
as what it claims to be, a column whose type cannot hold the contract's. Notes do not: they
point at values that intake will reject. Files are read as a stream, whatever their size.
The contract is seeds/raw/_raw__seeds.yml, in words docs/input_contract.md.
"""

import codecs
import csv
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import duckdb

from indexhouse.contract.schema import SQL_TYPES, contract

EXAMPLES = 3
PATTERN_SIGNS = set("*?[]")
REMEDY_FOR_STRANGERS = "Put the parts, *.parquet, into the folder itself; move all else away."

INTEGERS = {f"{sign}{size}INT" for sign in ("", "U") for size in ("TINY", "SMALL", "BIG", "HUGE")}
INTEGERS |= {"INTEGER", "UINTEGER"}
NUMBERS = INTEGERS | {"DECIMAL", "FLOAT", "DOUBLE"}
DATES = {
    "DATE",
    "TIMESTAMP",
    "TIMESTAMP_S",
    "TIMESTAMP_MS",
    "TIMESTAMP_NS",
    "TIMESTAMP WITH TIME ZONE",
}
# Types of Parquet columns that can hold a contract's type. Text can hold any, value by value;
# a code that was written as a floating point number would read 440000.0.
HOLDERS = {
    "text": {"VARCHAR"} | INTEGERS,
    "integer": {"VARCHAR"} | NUMBERS,
    "decimal": {"VARCHAR"} | NUMBERS,
    "date": {"VARCHAR"} | DATES,
    "boolean": {"VARCHAR", "BOOLEAN"},
}


@dataclass(frozen=True)
class Finding:
    """What is wrong, where (file, row, column), which value, and what to do about it."""

    file: Path
    problem: str
    remedy: str
    row: int | None = None
    column: str | None = None
    value: str | None = None
    is_error: bool = True

    def __str__(self) -> str:
        place = [str(self.file)]
        place += [f"row {self.row}"] if self.row is not None else []
        place += [f"column {self.column}"] if self.column else []
        # As Python writes it, so that a full-width or unbreakable space shows.
        place += [f"value {self.value!r}"] if self.value is not None else []
        kind = "error" if self.is_error else "note"
        return f"{kind}: {', '.join(place)}: {self.problem}. {self.remedy}"


def check_folder(folder: Path) -> Iterator[Finding]:
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
    """Finds the one form in which the table was given, and looks at its files."""
    one_file = [
        path for ending in ("parquet", "csv") if (path := folder / f"{table}.{ending}").is_file()
    ]
    parts = sorted((folder / table).glob("*.parquet"))
    for stranger in strangers(folder / table) if parts else []:
        yield Finding(stranger, "no part of the table is read from here", REMEDY_FOR_STRANGERS)
    forms = [[file] for file in one_file] + ([parts] if parts else [])
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
        yield Finding(folder / table, problem, "Write the file again; see that you may read it.")


def strangers(folder: Path) -> Iterator[Path]:
    """What lies among the parts of a table and is none; writers' own marks (_SUCCESS) aside."""
    for path in sorted(folder.iterdir()):
        is_part = path.suffix == ".parquet" and path.is_file()
        if not is_part and not path.name.startswith(("_", ".")):
            yield path


def remedy_for_forms(folder: Path, table: str) -> str:
    stem = table.removeprefix("raw_")
    alike = sorted(path.name for path in folder.iterdir() if stem in path.name.lower())
    return (
        f"Give exactly one of {table}.csv, {table}.parquet or a folder {table}/ of Parquet files"
        + (f"; there is {', '.join(alike)}." if alike else ".")
    )


def check_csv(file: Path, columns: dict[str, str]) -> Iterator[Finding]:
    if file.stat().st_size == 0:
        yield Finding(file, "the file is empty", "Write its header row, and its rows below.")
        return
    unreadable = undecodable(file)
    if unreadable:
        yield unreadable
        return
    header = header_of(file)
    faults = list(header_faults(file, header, columns))
    yield from faults
    if not faults:
        with duckdb.connect() as connection:
            rows = csv_rows(header, columns)
            counted = list(check_rows(connection, rows, file, columns))
            ragged = list(ragged_rows(connection, file))
            # Behind a row that was left out the numbers of the others would be wrong.
            yield from ragged or counted or no_rows(connection, rows, [file])


def undecodable(file: Path) -> Finding | None:
    """The first line that is not UTF-8, with a guess at what it is."""
    with open(file, "rb") as lines:
        for row, line in enumerate(lines, start=1):
            try:
                line.decode("utf-8")
            except UnicodeDecodeError:
                name, codec = guess_encoding(line)
                value = line.decode(codec, "replace").strip()[:40]
                remedy = (
                    f"Convert it: iconv -f {codec} -t UTF-8 {file.name} > utf8.csv, or save it"
                    ' as "CSV UTF-8" in the spreadsheet.'
                )
                return Finding(
                    file, f"the text is not UTF-8; it looks like {name}", remedy, row, value=value
                )
    return None


def guess_encoding(line: bytes) -> tuple[str, str]:
    """What to call the encoding of a line that is not UTF-8, and the codec that reads it."""
    if line.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "UTF-16", "UTF-16"
    try:
        line.decode("gb18030")
    except UnicodeDecodeError:
        return "a Western encoding", "CP1252"
    return "GBK", "GB18030"


def header_of(file: Path) -> list[str]:
    with open(file, encoding="utf-8-sig", newline="") as lines:
        return [name.strip(" ").lower() for name in next(csv.reader(lines), [])]


def header_faults(file: Path, header: list[str], columns: dict[str, str]) -> Iterator[Finding]:
    if not set(header) & set(columns):
        remedy = f"Begin with a row that names them, with commas between: {','.join(columns)}."
        problem = "the first row names no column of this table"
        yield Finding(file, problem, remedy, row=1, value=",".join(header)[:80])
        return
    strangers = [name for name in header if name not in columns]
    hint = f" Columns that the contract does not know: {', '.join(strangers)}." if strangers else ""
    for name in columns:
        if header.count(name) != 1:
            problem = "the column stands twice" if name in header else "the column is missing"
            yield Finding(file, problem, f"Give the table this column once.{hint}", column=name)


def csv_rows(header: list[str], columns: dict[str, str]) -> str:
    """The rows of a CSV file as text, numbered as a spreadsheet does: the header is row 1."""
    names = [name if name in columns else f"column {place}" for place, name in enumerate(header)]
    return (
        "(select *, 1 + row_number() over () as row_number from read_csv(?, header = true,"
        f" auto_detect = false, columns = {dict.fromkeys(names, 'varchar')}, delim = ',',"
        " quote = '\"', escape = '\"', hive_partitioning = false, store_rejects = true,"
        f" rejects_limit = {EXAMPLES}))"
    )


def ragged_rows(connection, file: Path) -> Iterator[Finding]:
    """Rows that the reader had to leave out: too few or too many values, an open quote."""
    remedy = "Quote values that hold a comma, a quote or a line break; give each column one value."
    for row, problem, line in connection.execute(
        "select line, any_value(error_message), any_value(csv_line) from reject_errors"
        " group by line order by line"
    ).fetchall():
        yield Finding(
            file, problem.splitlines()[0].rstrip("."), remedy, row, value=line.strip()[:80]
        )


def check_parquet(files: list[Path], columns: dict[str, str]) -> Iterator[Finding]:
    rows = (
        "(select *, 1 + file_row_number as row_number"
        " from read_parquet(?, file_row_number = true, hive_partitioning = false))"
    )
    with duckdb.connect() as connection:
        findings = []
        for file in files:
            types = connection.execute(f"describe from {rows}", [str(file)]).fetchall()
            column_types = {name.lower(): kind for name, kind, *_ in types}
            misfits = list(header_faults(file, names_in_parquet(connection, file), columns))
            misfits = misfits or list(type_faults(file, column_types, columns))
            findings += misfits or check_rows(connection, rows, file, columns)
        yield from findings or no_rows(connection, rows, files)


def names_in_parquet(connection, file: Path) -> list[str]:
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


def check_rows(connection, rows: str, file: Path, columns: dict[str, str]) -> Iterator[Finding]:
    """Says where values cannot be read as their type, in one pass over the file."""
    typed = [(name, kind) for name, kind in columns.items() if kind != "text"]
    counts = ", ".join(
        f"count(*) filter (where {fault}), min(row_number) filter (where {fault}),"
        f' arg_min(cast("{name}" as varchar), row_number) filter (where {fault})'
        for name, kind in typed
        for fault in [unreadable(name, kind)]
    )
    # To the end of the result: only then are the rows that the reader left out listed.
    [found] = connection.execute(f"select {counts} from {rows}", [str(file)]).fetchall()
    for place, (name, kind) in enumerate(typed):
        count, row, value = found[3 * place : 3 * place + 3]
        if count:
            more = f" (and so in {count - 1:,} more rows)" if count > 1 else ""
            remedy = f"Intake will reject the row: write {kind} values, or leave it empty."
            yield Finding(
                file, f"this is no {kind}{more}", remedy, row, name, value, is_error=False
            )


def unreadable(column: str, kind: str) -> str:
    """The condition of macros/intake/stage.sql: text that is there but is no such value."""
    text = f"nullif(trim(cast(\"{column}\" as varchar), ' '), '')"
    value = f'try_cast("{column}" as {SQL_TYPES[kind]})'
    if kind == "boolean":
        value = f"coalesce({value}, try_cast({text} as boolean))"
    fault = f"({value} is null and {text} is not null)"
    if kind == "integer":
        fault += f' or {value} <> try_cast("{column}" as double)'
    if kind in ("integer", "decimal"):
        fault += f" or translate({text}, '_xXbBoO', '') <> {text}"
    if kind == "date":
        fault += f" or {value} not between '1000-01-01' and '9999-12-31'"
    return fault


def no_rows(connection, rows: str, files: list[Path]) -> Iterator[Finding]:
    if not any(
        connection.execute(f"from {rows} limit 1", [str(file)]).fetchone() for file in files
    ):
        yield Finding(files[0], "the table has no rows", "Write its rows; every table is needed.")


def print_findings(folder: Path) -> int:
    """Print the findings on a folder; returns the number of errors."""
    findings = list(check_folder(folder))
    for finding in findings:
        print(finding)
    errors = sum(finding.is_error for finding in findings)
    print(f"Checked {folder}: {errors} errors, {len(findings) - errors} notes.")
    return errors
