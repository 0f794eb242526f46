"""make publish: the marts in the files that other tools open.

From a built warehouse into a folder: a DuckDB file, Parquet, CSV, a workbook, a data package
and a manifest; with POSTGRES_URL set, into a PostgreSQL schema too. docs/published_files.md
says how each is opened. The folder is replaced whole, or stays as it was.
"""

import argparse
import os
import sys
from pathlib import Path

import duckdb

from commands.only_one import only_one
from common.swap import state_of
from publishing.catalog import CannotPublish
from publishing.steps import publish

PROJECT = Path(__file__).parents[1]


def main() -> int:
    parser = argparse.ArgumentParser(prog="make publish", description=__doc__.split("\n")[0])
    parser.add_argument("warehouse", type=Path, help="the file that make build has made")
    parser.add_argument("--into", type=Path, default=PROJECT / "published", metavar="DIR")
    arguments = parser.parse_args()
    place = arguments.into.resolve()
    try:
        with only_one("publish", PROJECT / "target" / "publishing.lock"):
            print(publish(arguments.warehouse.resolve(), place, os.environ.get("POSTGRES_URL", "")))
        return 0
    except (CannotPublish, OSError) as error:
        return fail(str(error), place, 1)
    except duckdb.Error as error:
        return fail(str(error).splitlines()[0], place, 1)
    except KeyboardInterrupt:
        return fail("Stopped.", place, 130)


def fail(sentence: str, place: Path, code: int) -> int:
    print(f"\n{sentence}\n{state_of(place)}", file=sys.stderr)
    return code


if __name__ == "__main__":
    sys.exit(main())
