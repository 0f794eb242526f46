"""What a file really is, whatever its name says: by its first bytes, or by its ending."""

import codecs
import gzip
import zipfile
from collections.abc import Iterator
from pathlib import Path

from indexhouse.contract.findings import Finding

SPREADSHEET = (
    "Let make prepare read it, or save the sheet as CSV UTF-8, {table}.csv, in the spreadsheet."
)
CONVERT = "Write its rows as CSV or Parquet: {table}.csv or {table}.parquet."
DECOMPRESS = "Decompress it: {table}.csv, {table}.csv.gz and {table}.parquet are read."
RENAME = "Rename it to {table}"
EXPECTED = {".csv": "text", ".gz": "a gzip file", ".parquet": "a Parquet file"}
HEAD = 64  # bytes: enough to tell

# The first bytes of a file, what it is, and what to do about it.
BINARY = [
    (b"PAR1", "a Parquet file", f"{RENAME}.parquet."),
    (b"PARE", "an encrypted Parquet file", "Write it without encryption."),
    (b"\x1f\x8b", "a gzip file", f"{RENAME}.csv.gz if it holds a CSV file, else decompress it."),
    (b"\xd0\xcf\x11\xe0", "an old Excel workbook", SPREADSHEET),
    (b"PK\x03\x04", "a zip archive", DECOMPRESS),
    (b"\x28\xb5\x2f\xfd", "a zstd file", DECOMPRESS),
    (b"BZh", "a bzip2 file", DECOMPRESS),
    (b"\xfd7zXZ", "an xz file", DECOMPRESS),
    (b"7z\xbc\xaf", "a 7z archive", DECOMPRESS),
    (b"Rar!", "a RAR archive", DECOMPRESS),
    (b"ARROW1", "an Arrow file", CONVERT),
    (b"FEA1", "a Feather file", CONVERT),
    (b"ORC", "an ORC file", CONVERT),
    (b"Obj\x01", "an Avro file", CONVERT),
    (b"SQLite format 3", "an SQLite database", CONVERT),
    (b"%PDF", "a PDF document", CONVERT),
]
TEXTS = [
    (b"{", "JSON", CONVERT),
    (b"[{", "JSON", CONVERT),
    (b"<", "a web page or XML", SPREADSHEET),
    (b"", "text", f"{RENAME}.csv if it holds values with commas between them."),
]
WORKBOOKS = {"xl/workbook.xml": "an Excel workbook", "xl/workbook.bin": "an Excel workbook"}
WORKBOOKS |= {"content.xml": "an OpenDocument workbook"}

# Endings of files that people have in place of a CSV or Parquet file.
BY_ENDING = dict.fromkeys([".xlsx", ".xlsm", ".xlsb", ".xls", ".ods", ".et"], SPREADSHEET)
BY_ENDING |= dict.fromkeys(
    [".tsv", ".tab", ".txt", ".dat"], "Write it with commas between the values, as {table}.csv."
)
BY_ENDING |= dict.fromkeys([".zst", ".bz2", ".xz", ".zip", ".7z", ".rar", ".tar"], DECOMPRESS)
BY_ENDING |= dict.fromkeys(
    [
        *(".json", ".jsonl", ".ndjson", ".xml", ".html", ".feather", ".arrow", ".orc", ".avro"),
        *(".dta", ".sav", ".sas7bdat", ".rds", ".rdata", ".pkl", ".db", ".sqlite", ".duckdb"),
    ],
    CONVERT,
)
BY_ENDING |= dict.fromkeys(
    [".crdownload", ".download", ".filepart", ".part", ".partial", ".tmp"],
    "Its transfer has not finished: fetch it again.",
)
BY_ENDING |= {".csv": f"{RENAME}.csv.", ".gz": f"{RENAME}.csv.gz if it holds a CSV file."}
BY_ENDING |= dict.fromkeys([".parquet", ".pq", ".parq"], f"{RENAME}.parquet.")


def disguised(file: Path, table: str) -> Iterator[Finding]:
    """A file that is empty, or is not what its ending says."""
    if file.stat().st_size == 0:
        yield Finding(file, "the file is empty", "Write it again, with the table's columns.")
        return
    with open(file, "rb") as content:
        name, remedy = what_it_is(content.read(HEAD), file)
    expected = EXPECTED[file.suffix]
    if file.suffix == ".gz" and name == expected:
        with gzip.open(file) as content:
            inside, _ = what_it_is(content.read(HEAD), file)
        name = f"{inside} inside gzip" if inside else ""
        expected, remedy = "text inside gzip", DECOMPRESS
    # Text in an old encoding may look like anything: who reads it line by line knows better.
    if name != expected and (name or file.suffix == ".parquet"):
        problem = f"this is {name}" if name else f"this is not {expected}"
        yield Finding(file, problem, remedy.format(table=table))


def what_it_is(head: bytes, file: Path) -> tuple[str, str]:
    """The name of what begins like this, and what to do if that is a surprise; '' if unknown."""
    head = head.removeprefix(codecs.BOM_UTF8).lstrip()
    for signature, name, remedy in TEXTS if is_text(head) else BINARY:
        if head.startswith(signature):
            workbook = workbook_in(file) if name == "a zip archive" else ""
            return (workbook, SPREADSHEET) if workbook else (name, remedy)
    return "", "Write it again."


def is_text(head: bytes) -> bool:
    """Whether bytes, which may end within a character, are printable UTF-8."""
    try:
        text = codecs.getincrementaldecoder("utf-8")().decode(head)
    except UnicodeDecodeError:
        return False
    return "\0" not in text and all(sign.isprintable() or sign.isspace() for sign in text)


def workbook_in(file: Path) -> str:
    """What kind of workbook a zip archive is; '' for other archives, also damaged ones."""
    try:
        with zipfile.ZipFile(file) as archive:
            names = archive.namelist()
    except zipfile.BadZipFile:
        return ""
    return next((WORKBOOKS[name] for name in names if name in WORKBOOKS), "")
