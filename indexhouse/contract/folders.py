"""What a folder of Parquet parts must not hold.

To read all Parquet files of a folder is right only if their writer has finished, and if no list
beside them says that some rows were replaced or deleted.
"""

import filecmp
import json
from collections.abc import Iterator
from fnmatch import fnmatch
from pathlib import Path

from indexhouse.contract.findings import Finding

# What table formats keep beside their files.
TABLE_FORMATS = {
    "_delta_log": "a Delta table",
    ".hoodie": "a Hudi table",
    "metadata": "an Iceberg table",
    "_spark_metadata": "the output of a Spark stream",
}
# What a writer, or a copy from elsewhere, has in place of its files until it has finished.
UNFINISHED = [
    *("_temporary", "*.inprogress*", ".spark-staging*", ".hive-staging*", "_tmp*"),
    *("*.tmp", "*.partial", "*.crdownload", "*.filepart"),
    ".*.parquet.??????",  # rsync; also .icloud
]
HIDDEN = (".", "_", "~")  # as in macros/intake/raw_table.sql
STARTED, COMMITTED = "_started_", "_committed_"


def folder_faults(folder: Path, parts: list[Path]) -> Iterator[Finding]:
    """What stops a build from reading the `parts` of a table in a folder: the first fault."""
    entries = sorted(below(folder))
    for search in (table_formats, unfinished, replaced, strangers, partitions_above):
        fault = next(search(folder, entries, parts), None)
        if fault:
            yield fault
            return


def below(folder: Path) -> Iterator[Path]:
    """What is in a folder and in its partitions, folders included."""
    for path in folder.iterdir():
        yield path
        if is_partition(path):
            yield from below(path)


def is_partition(path: Path) -> bool:
    return "=" in path.name and not path.name.startswith(HIDDEN) and path.is_dir()


def table_formats(folder: Path, entries: list[Path], parts: list[Path]) -> Iterator[Finding]:
    for path in entries:
        is_iceberg = any(path.glob("*.metadata.json")) or any(path.glob("*.avro"))
        if path.name in TABLE_FORMATS and (path.name != "metadata" or is_iceberg):
            problem = f"this is {TABLE_FORMATS[path.name]}, whose files may hold deleted rows"
            remedy = "Write its current rows to plain Parquet files, and give those."
            yield Finding(folder, problem, remedy)


def unfinished(folder: Path, entries: list[Path], parts: list[Path]) -> Iterator[Finding]:
    """Traces of a writer that was killed, or is still at work."""
    names = {path.name for path in entries}
    for path in entries:
        begun = path.name.removeprefix(STARTED)
        is_open = begun != path.name and COMMITTED + begun not in names
        if is_open or any(fnmatch(path.name, pattern) for pattern in UNFINISHED):
            problem = "the writer of this folder has not finished: rows may be missing or twice"
            remedy = "Wait for it, or write the table again; if it is whole, delete this."
            yield Finding(path, problem, remedy)


def replaced(folder: Path, entries: list[Path], parts: list[Path]) -> Iterator[Finding]:
    """Parts that their writer has listed as removed."""
    for path in entries:
        if path.name.startswith(COMMITTED) and path.is_file():
            try:
                removed = json.loads(path.read_text(encoding="utf-8")).get("removed", [])
            except (ValueError, AttributeError):
                continue  # no list of this kind
            for part in parts:
                if part.name in removed:
                    problem = f"{path.name} lists this part as removed"
                    yield Finding(part, problem, "Delete it, or write the table again.")


def strangers(folder: Path, entries: list[Path], parts: list[Path]) -> Iterator[Finding]:
    """Files that are not read although they are not hidden, beside files that are."""
    for path in entries if parts else []:
        if not (path in parts or is_partition(path) or path.name.startswith(HIDDEN)):
            problem = "no part of the table is read from here"
            remedy = (
                "Put the parts, *.parquet, into the folder itself or into its partitions,"
                " edition=2023/; move all else away."
            )
            yield Finding(path, problem, remedy)


def partitions_above(folder: Path, entries: list[Path], parts: list[Path]) -> Iterator[Finding]:
    """Folders above a partitioned table that would be read as partitions of it."""
    if any(is_partition(path) for path in entries):
        for parent in folder.absolute().parents:
            if "=" in parent.name:
                problem = "a folder above a partitioned table is named like a partition"
                yield Finding(parent, problem, "Rename it, without =.")


def identical_parts(parts: list[Path]) -> Iterator[Finding]:
    """Notes on parts that are the same file twice: only files of one size are compared."""
    by_size: dict[int, list[Path]] = {}
    for part in parts:
        alike = by_size.setdefault(part.stat().st_size, [])
        twin = next((other for other in alike if filecmp.cmp(other, part, shallow=False)), None)
        if twin:
            problem = f"the same content as {twin.name}"
            remedy = "If it is a copy, delete it: rows with the same key are all rejected."
            yield Finding(part, problem, remedy, is_error=False)
        else:
            alike.append(part)
