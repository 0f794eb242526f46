"""Publish the marts of a built warehouse as the files that other tools open.

A DuckDB file, Parquet, CSV, a workbook, a data package and a manifest in one folder; with
POSTGRES_URL set, a PostgreSQL schema too. docs/published_files.md says how each is opened. The
folder is replaced as a whole, or stays as it was.
"""

import os
import sys
from pathlib import Path

import duckdb

from indexhouse.project import TARGET
from indexhouse.publishing.catalog import CannotPublish
from indexhouse.publishing.steps import write_all
from indexhouse.running.dbt import INTERRUPTED
from indexhouse.running.exchange import state_of
from indexhouse.running.lock import only_one


def publish(warehouse: Path, place: Path) -> int:
    """Publish `warehouse` into the folder `place`; returns the exit code."""
    place = place.resolve()
    try:
        with only_one("publish", TARGET / "publishing.lock"):
            print(write_all(warehouse.resolve(), place, os.environ.get("POSTGRES_URL", "")))
        return 0
    except (CannotPublish, OSError) as error:
        return fail(str(error), place, 1)
    except duckdb.Error as error:
        return fail(str(error).splitlines()[0], place, 1)
    except KeyboardInterrupt:
        return fail("Stopped.", place, INTERRUPTED)


def fail(sentence: str, place: Path, code: int) -> int:
    print(f"\n{sentence}\n{state_of(place)}", file=sys.stderr)
    return code
