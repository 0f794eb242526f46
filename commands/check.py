"""make check: look at a folder of raw tables before a build reads it.

Errors stop a build: a table or column that is missing, a file that cannot be read as what
it claims to be, a column whose type cannot hold the contract's. Notes do not: they point at
values that intake will reject, with their rows. The contract is seeds/raw/_raw__seeds.yml.
"""

import codecs
import csv
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import duckdb
import yaml

CONTRACT = Path(__file__).parents[1] / "seeds" / "raw" / "_raw__seeds.yml"
EXAMPLES = 3

SQL_TYPES = {
    "integer": "bigint",
    "decimal": "decimal(18, 8)",
    "date": "date",
    "boolean": "boolean",
}
NUMBERS = ("INT", "DECIMAL", "DOUBLE", "FLOAT")
# Which types of a Parquet column can hold a contract's type; text is read by its value.
HOLDERS = {
    "text": ("VARCHAR", *NUMBERS),
    "integer": ("VARCHAR", *NUMBERS),
    "decimal": ("VARCHAR", *NUMBERS),
    "date": ("VARCHAR", "DATE", "TIMESTAMP"),
    "boolean": ("VARCHAR", "BOOLEAN"),
}
FORMS = "Give exactly one of {0}.parquet, {0}.csv or a folder {0}/ of Parquet files."


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
        place += [f'value "{self.value}"'] if self.value is not None else []
        kind = "error" if self.is_error else "note"
        return f"{kind}: {', '.join(place)}: {self.problem}. {self.remedy}"


def contract() -> dict[str, dict[str, str]]:
    """Table -> column -> type, as the YAML of the raw seeds declares them."""
    seeds = yaml.safe_load(CONTRACT.read_text(encoding="utf-8"))["seeds"]
    return {
        seed["name"]: {column["name"]: column["data_type"] for column in seed["columns"]}
        for seed in seeds
    }


def check_folder(folder: Path) -> Iterator[Finding]:
    if not folder.is_dir():
        yield Finding(folder, "there is no such folder", "Name the folder of the raw tables.")
        return
    for table, columns in contract().items():
        yield from check_table(folder, table, columns)


def check_table(folder: Path, table: str, columns: dict[str, str]) -> Iterator[Finding]:
    parts = sorted((folder / table).glob("*.parquet"))
    files = [file for file in (folder / f"{table}.parquet", folder / f"{table}.csv") if file.exists()]
    forms = files + ([folder / table] if parts else [])
    if len(forms) != 1:
        problem = "the table has more than one form" if forms else "the table is missing"
        yield Finding(folder / table, problem, FORMS.format(table))
    elif forms[0].suffix == ".csv":
        yield from check_csv(forms[0], columns)
    else:
        for file in parts or files:
            yield from check_parquet(file, columns)


def check_csv(file: Path, columns: dict[str, str]) -> Iterator[Finding]:
    if file.stat().st_size == 0:
        yield Finding(file, "the file is empty", "Write its header row, and its rows below.")
        return
    unreadable = undecodable(file)
    if unreadable:
        yield unreadable
        return
    with open(file, encoding="utf-8-sig", newline="") as lines:
        header = next(csv.reader(lines))
    missing = list(missing_columns(file, header, columns))
    yield from missing
    if missing:
        return
    reader = "read_csv(?, header = true, all_varchar = true, delim = ',', quote = '\"'"
    with duckdb.connect() as connection:
        connection.execute(f"create table rows as from {reader}, store_rejects = true)", [str(file)])
        for row, problem in connection.execute(
            f"select line, any_value(error_message) from reject_errors group by 1 order by 1 limit {EXAMPLES}"
        ).fetchall():
            remedy = "Quote values that hold a comma or a quote; give each row one value a column."
            yield Finding(file, problem.splitlines()[0], remedy, row=row)
        yield from check_rows(connection, file, columns, first_row=2)


def undecodable(file: Path) -> Finding | None:
    """The first byte that is not UTF-8, with a guess at what the file is."""
    content = file.read_bytes()
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        encoding = "UTF-16"
    else:
        try:
            content.decode("utf-8")
            return None
        except UnicodeDecodeError as error:
            encoding = "GB18030" if decodes(content, "gb18030") else None
            row = content.count(b"\n", 0, error.start) + 1
            value = content[error.start : error.start + 8].hex(" ")
    if encoding == "UTF-16":
        row, value = 1, content[:2].hex(" ")
    guess = f"; it looks like {'GBK' if encoding == 'GB18030' else encoding}" if encoding else ""
    remedy = (
        f"Convert it: iconv -f {encoding or 'ITS-ENCODING'} -t UTF-8 {file.name} > utf8.csv,"
        " or save it as CSV UTF-8 in the spreadsheet."
    )
    return Finding(file, f"the text is not UTF-8{guess}", remedy, row=row, value=value)


def decodes(content: bytes, encoding: str) -> bool:
    try:
        content.decode(encoding)
    except UnicodeDecodeError:
        return False
    return True


def check_parquet(file: Path, columns: dict[str, str]) -> Iterator[Finding]:
    with duckdb.connect() as connection:
        try:
            connection.execute("create view rows as from read_parquet($path)".replace("$path", quoted(file)))
            types = {name: kind for name, kind, *_ in connection.execute("describe rows").fetchall()}
        except duckdb.Error:
            yield Finding(file, "this is no readable Parquet file", "Write it again.")
            return
        missing = list(missing_columns(file, list(types), columns))
        yield from missing
        misfits = [name for name in columns if name in types and not holds(columns[name], types[name])]
        for name in misfits:
            yield Finding(
                file,
                f"a column of type {types[name]} cannot hold {columns[name]} values",
                "Write the column with the contract's type.",
                column=name,
            )
        if not missing and not misfits:
            yield from check_rows(connection, file, columns, first_row=1)


def quoted(file: Path) -> str:
    return "'" + str(file).replace("'", "''") + "'"


def holds(contract_type: str, column_type: str) -> bool:
    stem = column_type.removeprefix("U").removeprefix("BIG").removeprefix("SMALL")
    stem = stem.removeprefix("TINY").removeprefix("HUGE")
    is_scalar = not column_type.endswith("]")
    return is_scalar and stem.startswith(HOLDERS[contract_type])


def missing_columns(file: Path, header: list[str], columns: dict[str, str]) -> Iterator[Finding]:
    strangers = [name for name in header if name not in columns]
    hint = f" Columns that the contract does not know: {', '.join(strangers)}." if strangers else ""
    for name in columns:
        if header.count(name) != 1:
            problem = "the column stands twice" if name in header else "the column is missing"
            yield Finding(file, problem, f"Give the table this column once.{hint}", column=name)


def check_rows(connection, file: Path, columns: dict[str, str], first_row: int) -> Iterator[Finding]:
    """Says where there are no rows, and where values cannot be read as their type."""
    if connection.execute("select count(*) from rows").fetchone() == (0,):
        yield Finding(file, "the table has no rows", "Write its rows; every table is needed.")
    for name, kind in columns.items():
        if kind == "text":
            continue
        unreadable = (
            f'try_cast("{name}" as {SQL_TYPES[kind]}) is null'
            f" and nullif(trim(cast(\"{name}\" as varchar)), '') is not null"
        )
        if kind == "integer":
            unreadable += f' or try_cast("{name}" as bigint) <> try_cast("{name}" as double)'
        for row, value in connection.execute(
            f'select number, "{name}" from (select *, row_number() over () + {first_row - 1} as number'
            f" from rows) where {unreadable} limit {EXAMPLES}"
        ).fetchall():
            remedy = f"Intake will reject the row: write {kind} values, or leave it empty."
            yield Finding(file, f"this is no {kind}", remedy, row, name, str(value), is_error=False)


def report(folder: Path) -> int:
    """Print the findings on a folder; returns the number of errors."""
    findings = list(check_folder(folder))
    for finding in findings:
        print(finding)
    errors = sum(finding.is_error for finding in findings)
    notes = len(findings) - errors
    print(f"Checked {folder}: {errors} errors, {notes} notes.")
    return errors


if __name__ == "__main__":
    sys.exit(1 if report(Path(sys.argv[1])) else 0)
