"""The fingerprint of a build: the files, variables and versions that made a warehouse.

`make build` writes it into the warehouse (audit.audit_inputs, audit.audit_build). What is made of
the warehouse quotes it, and says which files have changed since.
"""

import hashlib
import platform
import subprocess
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from importlib.metadata import version
from itertools import chain
from pathlib import Path

import duckdb

from indexhouse.contract.schema import contract
from indexhouse.contract.staging import files_by_form
from indexhouse.marts.labels import OtherDatabaseError
from indexhouse.project import PROJECT, SEEDS, read_yaml
from indexhouse.terminal import printable

KINDS = RAW, SEED, PROJECT_FILE = "raw", "seed", "project"
NO_RECORD = (
    "The warehouse has no record of its files and versions, because it was not made by make build:"
    " none can be named or compared."
)
NAMES_SHOWN = 3


class FileChangedError(Exception):
    """A sentence for the user: which files changed while a build was reading them."""


@dataclass(frozen=True)
class Input:
    """A file that a build reads; `modified` is when it was last written, in nanoseconds."""

    kind: str
    name: str  # its path below its folder
    path: Path
    byte_count: int
    modified: int
    sha256: str

    def is_as_read(self) -> bool:
        """Whether nobody has written to the file since."""
        try:
            found = self.path.stat()
        except OSError:
            return False
        return (found.st_size, found.st_mtime_ns) == (self.byte_count, self.modified)


@dataclass(frozen=True)
class Change:
    """What has become of the files of one kind since a build: name -> "has changed", "is gone"."""

    kind: str
    files: dict[str, str]

    def __str__(self) -> str:
        """A sentence: "Since the build, raw_parks.csv has changed."."""
        told = [f"{printable(name)} {change}" for name, change in self.files.items()]
        if len(told) > NAMES_SHOWN:
            told = [*told[:NAMES_SHOWN], f"{len(told) - NAMES_SHOWN} more files differ"]
        return f"Since the build, {', '.join(told)}."


def input_files(raw_location: str, index_location: str = "") -> Iterator[tuple[str, str, Path]]:
    """Kind, name and path of every file that a build reads; '' is the sample library.

    The printed figures are seeds of the sample library only.
    """
    raw = Path(raw_location) if raw_location else SEEDS / "raw"
    for path in raw_files(raw):
        yield RAW, path.relative_to(raw).as_posix(), path
    if index_location:
        index = Path(index_location)
        for path in raw_files(index) if index != raw else []:
            yield RAW, path.name, path
        for path in sorted(index.glob("*.csv")):
            if not path.name.startswith("raw_"):
                yield SEED, path.name, path
    for folder in ("index", "reference") if raw_location else ("index", "printed", "reference"):
        for path in below(SEEDS / folder, {".csv"}):
            yield SEED, path.relative_to(PROJECT).as_posix(), path
    folders = (PROJECT / "models", PROJECT / "macros", SEEDS)
    described = chain.from_iterable(below(folder, {".sql", ".yml", ".md"}) for folder in folders)
    for path in (PROJECT / "dbt_project.yml", *described):
        yield PROJECT_FILE, path.relative_to(PROJECT).as_posix(), path


def raw_files(folder: Path) -> list[Path]:
    """The files of the raw tables that a build reads."""
    forms = [files_by_form(folder, table) for table in contract()]
    return sorted(file for form in forms for files in form.values() for file in files)


def below(folder: Path, endings: set[str]) -> list[Path]:
    """The files in a folder and its subfolders, but not below a hidden name."""
    return sorted(
        path
        for path in folder.rglob("*")
        if path.suffix in endings
        and not any(name.startswith(".") for name in path.relative_to(folder).parts)
        and path.is_file()
    )


def read_inputs(raw_location: str, index_location: str = "") -> list[Input]:
    """Every file that a build reads, with its hash."""
    return [read_input(*file) for file in input_files(raw_location, index_location)]


def read_input(kind: str, name: str, path: Path) -> Input:
    found = path.stat()  # before it is hashed: a later change must show
    return Input(kind, name, path, found.st_size, found.st_mtime_ns, sha256(path))


def sha256(file: Path) -> str:
    """Read as a stream: raw tables may be larger than memory."""
    digest = hashlib.sha256()
    with open(file, "rb") as data:
        while block := data.read(1 << 20):
            digest.update(block)
    return digest.hexdigest()


def record(warehouse: Path, inputs: list[Input], engine: str = "duckdb") -> None:
    """Write the fingerprint into a warehouse that dbt has just made.

    Raises FileChangedError if a file was written to meanwhile: nobody knows what dbt has read.
    """
    if changed := [printable(file.name) for file in inputs if not file.is_as_read()]:
        raise FileChangedError(f"{', '.join(changed)}: changed during the build. Build again.")
    rows = [(file.kind, file.name, file.byte_count, file.sha256) for file in inputs]
    known = versions(engine)
    assignments = ", ".join(f"{column} = ?" for column in known)
    with duckdb.connect(str(warehouse)) as connection:
        columns = [list(column) for column in zip(*rows, strict=True)]
        # In one statement: one for each row takes as long as a mart.
        connection.execute(
            "insert into audit.audit_inputs select unnest(?), unnest(?), unnest(?), unnest(?)",
            columns,
        )
        connection.execute(f"update audit.audit_build set {assignments}", list(known.values()))


def versions(engine: str) -> dict[str, str | bool | None]:
    """Column of audit_build -> the version of the project, or of what runs it."""
    project = read_yaml(PROJECT / "dbt_project.yml")
    is_repository = (PROJECT / ".git").exists()  # not that of a folder above
    changes = git("status", "--porcelain") if is_repository else None
    return {
        "project_version": str(project["version"]),
        "project_commit": git("rev-parse", "HEAD") if is_repository else None,
        "has_uncommitted_changes": None if changes is None else changes != "",
        "python_version": platform.python_version(),
        "engine_version": version({"spark": "pyspark"}.get(engine, engine)),
        "dbt_core_version": version("dbt-core"),
        "dbt_adapter_version": version(f"dbt-{engine}"),
    }


def git(*arguments: str) -> str | None:
    """What git says of the project; None without git."""
    try:
        command = ["git", "-C", str(PROJECT), "--no-optional-locks", *arguments]
        done = subprocess.run(command, capture_output=True, text=True)
    except OSError:
        return None
    return done.stdout.strip() if done.returncode == 0 else None


def recorded_inputs(
    marts: duckdb.DuckDBPyConnection, schema: str = "audit"
) -> dict[str, dict[str, tuple[int, str]]]:
    """Kind -> name -> size and hash of the files that the warehouse was built from."""
    found: dict[str, dict[str, tuple[int, str]]] = {}
    try:
        rows = marts.execute(f"from {schema}.audit_inputs order by all").fetchall()
    except duckdb.CatalogException:
        raise OtherDatabaseError(
            "The warehouse has no table audit.audit_inputs: make build makes it anew."
        ) from None
    for kind, name, byte_count, digest in rows:
        found.setdefault(kind, {})[name] = (byte_count, digest)
    return found


def changes_since_build(
    marts: duckdb.DuckDBPyConnection, schema: str = "audit", kinds: Collection[str] = KINDS
) -> list[Change]:
    """What has become of the files of each kind; none where nothing has, or was recorded."""
    recorded = recorded_inputs(marts, schema)
    [locations] = marts.execute(
        f"select raw_location, index_location from {schema}.audit_build"
    ).fetchall()
    files = list(input_files(*locations)) if recorded else []
    changes = []
    for kind in kinds:
        now = {name: path for its_kind, name, path in files if its_kind == kind}
        changes.append(Change(kind, changes_of(recorded.get(kind, {}), now)))
    return [change for change in changes if change.files]


def changes_of(recorded: dict[str, tuple[int, str]], now: dict[str, Path]) -> dict[str, str]:
    """Name -> what has become of the file, for those that are not as recorded."""
    changes = {name: "is gone" for name in recorded if name not in now}
    for name, path in now.items():
        if name not in recorded:
            changes[name] = "is new"
        elif not is_same(path, *recorded[name]):
            changes[name] = "has changed"
    return dict(sorted(changes.items()))


def is_same(path: Path, byte_count: int, digest: str) -> bool:
    try:
        return path.stat().st_size == byte_count and sha256(path) == digest
    except OSError:
        return False
