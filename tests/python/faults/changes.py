"""Small changes to the files of a folder, whether of raw tables or of the project."""

import gzip
import shutil
from collections.abc import Callable
from pathlib import Path

import duckdb

Change = Callable[[Path], None]


def all_of(*changes: Change) -> Change:
    def change(folder: Path):
        for one in changes:
            one(folder)

    return change


def rewritten(file: str, edit: Callable[[bytes], bytes]) -> Change:
    def change(folder: Path):
        old = (folder / file).read_bytes()
        new = edit(old)
        assert new != old, f"{file} stays as it was"
        (folder / file).write_bytes(new)

    return change


def replaced(file: str, old: str, new: str) -> Change:
    return rewritten(file, lambda content: content.replace(old.encode(), new.encode(), 1))


def added(file: str, line: str) -> Change:
    return rewritten(file, lambda content: content + line.encode() + b"\n")


def without_lines(file: str, beginning: str) -> Change:
    def kept(content: bytes) -> bytes:
        lines = content.splitlines(keepends=True)
        return b"".join(line for line in lines if not line.startswith(beginning.encode()))

    return rewritten(file, kept)


def header_alone(file: str) -> Change:
    return rewritten(file, lambda content: content.splitlines(keepends=True)[0])


def recoded(file: str, encoding: str) -> Change:
    return rewritten(file, lambda content: content.decode().encode(encoding))


def renamed(old: str, new: str) -> Change:
    return lambda folder: (folder / old).rename(folder / new)


def selected(source: str, target: str, select: str) -> Change:
    """What a query makes of the rows of a CSV file, as the ending of the target says."""

    def change(folder: Path):
        old = (folder / source).rename(folder / "old.csv")
        rows = duckdb.sql(f"select {select} from read_csv('{old}', all_varchar = true)")
        (folder / target).parent.mkdir(exist_ok=True)
        write = rows.write_parquet if target.endswith(".parquet") else rows.write_csv
        write(str(folder / target))
        old.unlink()

    return change


def as_parquet(table: str, select: str = "*") -> Change:
    return selected(f"{table}.csv", f"{table}.parquet", select)


def as_parts(table: str, first: str = "*", second: str = "*") -> Change:
    """A folder of two Parquet files, the second one without rows."""

    def change(folder: Path):
        file = folder / f"{table}.csv"
        content = file.read_bytes()
        selected(file.name, f"{table}/part-1.parquet", first)(folder)
        file.write_bytes(content.splitlines(keepends=True)[0])
        selected(file.name, f"{table}/part-2.parquet", second)(folder)

    return change


def compressed(table: str) -> Change:
    def change(folder: Path):
        content = (folder / f"{table}.csv").read_bytes()
        # Two members, as a parallel gzip writes them.
        half = len(content) // 2
        members = gzip.compress(content[:half]) + gzip.compress(content[half:])
        (folder / f"{table}.csv.gz").write_bytes(members)
        (folder / f"{table}.csv").unlink()

    return change


def partitioned(into: str, by: str, select: str = "*", keep: bool = False) -> Change:
    """A folder of Parquet files, partitioned by columns; `keep`: they are in the files too."""

    def change(folder: Path):
        table = into.removesuffix(".parquet")
        as_parquet(table, select)(folder)
        (folder / f"{table}.parquet").rename(folder / "old.parquet")
        duckdb.sql(
            f"copy (from '{folder}/old.parquet') to '{folder / into}' (format parquet,"
            f" partition_by ({by}), write_partition_columns {keep})"
        )
        (folder / "old.parquet").unlink()

    return change


def left(path: str, content: bytes = b"") -> Change:
    """A file more, in folders that are made for it."""

    def change(folder: Path):
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(content)

    return change


def copied(old: str, new: str) -> Change:
    def change(folder: Path):
        (folder / new).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(folder / old, folder / new)

    return change


def linked(file: str) -> Change:
    """A link to a file elsewhere, in the file's place."""

    def change(folder: Path):
        target = (folder / file).rename(folder.with_name(f"{folder.name} of {file}"))
        (folder / file).symlink_to(target)

    return change
