"""make docs: build the website of a warehouse.

The site is written to a temporary folder, which replaces the previous site once it is complete. A
run that fails or is killed leaves the previous site unchanged.
"""

import sys
from pathlib import Path

import duckdb

from indexhouse.project import TARGET
from indexhouse.publishing.catalog import CannotPublishError
from indexhouse.running.exchange import replacement_of, state_of
from indexhouse.running.lock import only_one
from indexhouse.running.stopping import stop_at_once
from indexhouse.site.pages import write_site


def make_site(warehouse: Path, place: Path, address: str = "") -> int:
    """Write the site of `warehouse` to the folder `place`; return the exit code.

    `address` is where it will be served, such as https://example.org/index/.
    """
    address = f"{address.rstrip('/')}/" if address else ""
    place = place.resolve()
    stop_at_once(lambda: f"Stopped. {state_of(place)}")
    try:
        with only_one("docs", TARGET / "docs.lock"), replacement_of(place) as new:
            write_site(warehouse.resolve(), new, address)
            pages = [*new.glob("*.html"), *new.glob("*/index.html")]
            size = sum(file.stat().st_size for file in new.rglob("*.html")) / 1e6
    except (CannotPublishError, OSError, RuntimeError) as error:
        message = str(error)
    except duckdb.Error as error:
        message = str(error).splitlines()[0]
    else:
        index = place / "index.html"
        print(f"Made {index}: open it in a browser ({len(pages)} pages, {size:.1f} MB).")
        return 0
    print(f"\n{message}\n{state_of(place)}", file=sys.stderr)
    return 1
