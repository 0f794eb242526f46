"""A folder that is replaced whole: readers find all of the old files or all of the new ones.

What is new is written into a folder beside; one system call exchanges the two. A run that
fails, or is killed at any moment, leaves the folder as it was; the next run clears what
the killed one has left.
"""

import ctypes
import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

EXCHANGE = 2  # RENAME_EXCHANGE of Linux, RENAME_SWAP of macOS
AT_FDCWD = -100


@contextmanager
def replacement_of(place: Path) -> Iterator[Path]:
    """An empty folder beside `place`, which takes its place when the block ends well."""
    new, old = beside(place, "new"), beside(place, "old")
    if old.exists() and not place.exists():
        os.rename(old, place)  # a run was killed between two renames
    shutil.rmtree(old, ignore_errors=True)
    shutil.rmtree(new, ignore_errors=True)
    new.mkdir(parents=True)
    try:
        yield new
        replace_folder(new, place)
    finally:
        shutil.rmtree(new, ignore_errors=True)


def replace_folder(new: Path, place: Path) -> None:
    """Put the folder `new` in the place of `place`, on the same disk; the old one is removed."""
    write_through(new)
    if not place.exists():
        os.rename(new, place)
    elif exchange(new, place):
        shutil.rmtree(new)
    else:
        old = beside(place, "old")
        os.rename(place, old)
        os.rename(new, place)
        shutil.rmtree(old)
    sync(place.parent)


def exchange(one: Path, other: Path) -> bool:
    """Exchange two folders in one step; False where the system or the disk cannot."""
    library = ctypes.CDLL(None)
    paths = os.fsencode(one), os.fsencode(other)
    try:
        if sys.platform == "darwin":
            return bool(library.renamex_np(*paths, EXCHANGE) == 0)
        return bool(library.renameat2(AT_FDCWD, paths[0], AT_FDCWD, paths[1], EXCHANGE) == 0)
    except AttributeError:
        return False


def beside(place: Path, ending: str) -> Path:
    return place.with_name(f"{place.name}.{ending}")


def state_of(place: Path) -> str:
    """What a command that failed has left, in a sentence."""
    return f"{place} {'is unchanged' if place.exists() else 'was not made'}."


def write_through(folder: Path) -> None:
    """To the disk before the exchange, so that a power cut cannot leave names without contents."""
    for path in [*folder.rglob("*"), folder]:
        sync(path)


def sync(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
