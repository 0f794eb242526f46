"""make publish: write the marts of a built warehouse to files for other tools.

The folder holds a DuckDB file, Parquet, CSV, a workbook, a data package and a manifest; with
POSTGRES_URL set, the marts are also loaded into PostgreSQL. docs/published_files.md explains how
to open each. A failed run leaves the folder unchanged.
"""

import os
import sys
from pathlib import Path

import duckdb

from indexhouse.project import TARGET
from indexhouse.publishing.catalog import CannotPublishError
from indexhouse.publishing.steps import write_all
from indexhouse.running.exchange import state_of
from indexhouse.running.lock import only_one
from indexhouse.running.stopping import Stopped, raise_stopped, received


def publish(warehouse: Path, place: Path) -> int:
    """Publish `warehouse` into the folder `place`; return the exit code."""
    place = place.resolve()
    raise_stopped()
    try:
        with only_one("publish", TARGET / "publishing.lock"):
            print(write_all(warehouse.resolve(), place, os.environ.get("POSTGRES_URL", "")))
        return 0
    except (CannotPublishError, OSError) as error:
        return fail(str(error), place, 1)
    except Stopped as stopped:
        return fail("Stopped.", place, stopped.code)
    except (duckdb.Error, RuntimeError) as error:
        if received:  # DuckDB makes an error of its own of a signal that comes in a query
            return fail("Stopped.", place, received[0].code)
        return fail(str(error).splitlines()[0], place, 1)


def fail(message: str, place: Path, code: int) -> int:
    """Print the message and the state of the folder to stderr; return the exit code."""
    print(f"\n{message}\n{state_of(place)}", file=sys.stderr)
    return code
