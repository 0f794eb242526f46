"""Where a build reads and writes: whether it can, and replacing the warehouse at its end."""

import os
import shutil
from pathlib import Path

from indexhouse.project import TARGET
from indexhouse.running.variables import WrongInputError

BUILDING = TARGET / "building"
# A DuckDB file is a catalog of its own name: in marts.duckdb "marts.province_rankings" would
# be ambiguous.
SCHEMAS = {"marts", "audit", "staging", "intermediate", "reference", "raw", "raw_files", "printed"}
RESERVED_NAMES = SCHEMAS | {"made_on_spark", "main", "system", "temp"}
MAGIC = slice(8, 12), b"DUCK"  # what every DuckDB file has there


def refuse_unusable(warehouse: Path) -> None:
    """Raise WrongInputError if a build could not put the warehouse there, or should not."""
    try:
        problems = (problem_of_name, problem_of_file, problem_of_folder)
        problem = next(filter(None, (problem_of(warehouse) for problem_of in problems)), "")
    except OSError as error:
        problem = f"it cannot be written ({error.strerror}). Name another file."
    if problem:
        raise WrongInputError(f"WAREHOUSE: {warehouse}: {problem}")


def refuse_unreadable(raw: str) -> None:
    """Raise WrongInputError if there cannot be a folder of this name."""
    try:
        Path(raw).exists()
    except OSError as error:
        raise WrongInputError(f"RAW: {raw[:80]}…: {error.strerror}. Name another folder.") from None
    if not raw.isprintable():
        raise WrongInputError(f"RAW: {raw!r} has control codes. Rename the folder.")


def problem_of_name(warehouse: Path) -> str:
    if warehouse.stem.lower() in RESERVED_NAMES:
        return f"{warehouse.stem} is the name of a schema inside. Give the file another name."
    signs = set("'\";#") & set(warehouse.stem)  # dbt does not quote them
    if signs:
        return f"the name has {' '.join(sorted(signs))}. Give the file another name."
    for path in (warehouse, BUILDING):
        if "?" in str(path):
            return f"DuckDB cannot open a path with a question mark, {path}. Rename it."
    return ""


def problem_of_file(warehouse: Path) -> str:
    if warehouse.is_dir():
        return "it is a folder. Name a file in it."
    if not warehouse.exists():
        return ""
    if not warehouse.is_file() or not is_database(warehouse):
        return "it is no DuckDB file, and a build would replace it. Name another file."
    # Renaming over the file would not ask whether it may be written.
    if not warehouse.stat().st_mode & 0o222:
        return "it is read-only. Make it writable, or name another file."
    return ""


def is_database(file: Path) -> bool:
    """Whether DuckDB has written the file; an empty one is as good as none."""
    place, magic = MAGIC
    with open(file, "rb") as content:
        head = content.read(16)
    return not head or head[place] == magic


def problem_of_folder(warehouse: Path) -> str:
    folder = next(parent for parent in warehouse.parents if parent.exists())
    if not folder.is_dir():
        return f"{folder} is a file. Name a file in a folder."
    if not os.access(folder, os.W_OK | os.X_OK):
        return f"you may not write in {folder}. Name a file in another folder."
    return ""


def put_in_place(building: Path, warehouse: Path) -> None:
    """One rename, within one disk: `target` may be on another. A failure leaves nothing behind."""
    beside = warehouse.with_name(warehouse.name + ".new")
    warehouse.parent.mkdir(parents=True, exist_ok=True)
    try:
        shutil.move(building, beside)
        # The log that a crashed writer left of the old file must not be replayed into the new one.
        warehouse.with_name(warehouse.name + ".wal").unlink(missing_ok=True)
        os.replace(beside, warehouse)
    finally:
        beside.unlink(missing_ok=True)
