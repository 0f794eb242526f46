"""make docs: the site of a built warehouse, pages that work from a folder.

Written into a folder beside and put in the place of the last one when it is complete: a run
that fails, or is killed at any moment, leaves the last site as it was.
"""

import argparse
import sys
from pathlib import Path

import duckdb

from commands.only_one import only_one
from common.run_dbt import stop_at_once
from common.swap import replacement_of, state_of
from pages.site import PAGES, write_site

PROJECT = Path(__file__).parents[1]


def main() -> int:
    parser = argparse.ArgumentParser(prog="make docs", description=__doc__.split("\n")[0])
    parser.add_argument("warehouse", type=Path, help="the file that make build has made")
    parser.add_argument("--into", type=Path, default=PROJECT / "site", metavar="DIR")
    arguments = parser.parse_args()
    place = arguments.into.resolve()
    stop_at_once(lambda: f"Stopped. {state_of(place)}")
    try:
        with only_one("docs", PROJECT / "target" / "docs.lock"):
            with replacement_of(place) as new:
                write_site(arguments.warehouse.resolve(), new)
                size = sum(file.stat().st_size for file in new.rglob("*.html")) / 1e6
        index = place / "index.html"
        print(f"Made {index}: open it in a browser ({len(PAGES)} pages, {size:.1f} MB).")
        return 0
    except (OSError, RuntimeError) as error:
        message = str(error)
    except duckdb.Error as error:
        message = str(error).splitlines()[0]
    print(f"\n{message}\n{state_of(place)}", file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(main())
