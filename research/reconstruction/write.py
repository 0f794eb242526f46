"""Reads and writes the files of the sample library and their hashes."""

import csv
import hashlib
from pathlib import Path

from research.reconstruction.tables import TABLES, Tables

RAW_FOLDER = Path("seeds/raw")
HASH_FILE = Path("research/reconstruction/seeds.sha256")


def write_tables(tables: Tables, root: Path) -> None:
    """Write every table as CSV (UTF-8, LF; empty means unknown) and record the hashes."""
    (root / RAW_FOLDER).mkdir(parents=True, exist_ok=True)
    for table in TABLES:
        path = root / RAW_FOLDER / table.file_name
        with path.open("w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file, lineterminator="\n")
            writer.writerow(table.columns)
            for row in tables[table.name]:
                writer.writerow(cell_text(row[column]) for column in table.columns)
    lines = [f"{digest}  {name}\n" for name, digest in hashes(root).items()]
    (root / HASH_FILE).write_text("".join(lines), encoding="utf-8")


def read_tables(root: Path) -> Tables:
    """Read the files: unknown values are `None`, flags are booleans, amounts stay text."""
    tables: Tables = {}
    for table in TABLES:
        with (root / RAW_FOLDER / table.file_name).open(encoding="utf-8", newline="") as file:
            tables[table.name] = [
                {column: parse(column, text) for column, text in row.items()}
                for row in csv.DictReader(file)
            ]
    return tables


def hashes(root: Path) -> dict[str, str]:
    """SHA-256 of each file of the sample library, by path relative to the project root."""
    paths = [RAW_FOLDER / table.file_name for table in TABLES]
    return {
        path.as_posix(): hashlib.sha256((root / path).read_bytes()).hexdigest()
        for path in sorted(paths)
        if (root / path).exists()
    }


def recorded_hashes(root: Path) -> dict[str, str]:
    """The hashes in `seeds.sha256`, by path relative to the project root."""
    lines = (root / HASH_FILE).read_text(encoding="utf-8").splitlines()
    pairs = (line.split("  ", 1) for line in lines)
    return {name: digest for digest, name in pairs}


def parse(column: str, text: str) -> object:
    """The value of a cell; an unknown place code stays an empty string."""
    if column == "edition":
        return int(text)
    if column.startswith("has_"):
        return text == "true"
    if text == "" and not column.endswith("_code"):
        return None
    return text


def cell_text(value: object) -> str:
    """The text of a cell: empty if unknown, `true` or `false` for booleans."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value)
