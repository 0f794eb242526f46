"""One run of a command at a time, by a lock that ends with its process, however that ends."""

import fcntl
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def only_one(task: str, lock: Path) -> Iterator[None]:
    """Hold `lock` while the block runs; a second run of the task ends with a sentence."""
    lock.parent.mkdir(parents=True, exist_ok=True)
    with open(lock, "w") as held:
        try:
            fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            sys.exit(f"Another {task} of this project is running. Wait for it, or stop it.")
        yield
