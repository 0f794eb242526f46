"""make explain: print how a score was computed, read from a built warehouse."""

import sys
from pathlib import Path

import duckdb

from indexhouse.explaining.score import find_edition, find_node, find_region, read_score
from indexhouse.explaining.words import explanation
from indexhouse.marts.labels import OtherDatabaseError
from indexhouse.running.fingerprint import changes_since_build

SHOWS_THE_BUILD = (
    "Scores and values are the build's; rows of your own files are read as the files are now."
)


def explain(warehouse: Path, region: str, node: str, edition: str, language: str) -> int:
    """Print how a region's score is made up; return the exit code.

    `region` is a code or a name, `node` a node code or name ('' for the whole index), `edition`
    a year ('' for the latest) and `language` zh or en ('' for en).
    """
    if not warehouse.exists():
        return fail(f"There is no warehouse {warehouse}. Run `make build` first.")
    try:
        with duckdb.connect(str(warehouse), read_only=True) as marts:
            score = read_score(
                marts,
                find_region(marts, region),
                find_node(marts, node or "overall"),
                find_edition(marts, edition),
            )
            changes = changes_since_build(marts)
    except (LookupError, OtherDatabaseError) as error:
        return fail(str(error.args[0]))
    except duckdb.Error as error:
        return fail(f"Cannot read {warehouse} or the raw files that it was built from: {error}")
    for change in changes:
        print(f"Note: {change} {SHOWS_THE_BUILD}", file=sys.stderr)
    print(explanation(score, "zh" if language.startswith("zh") else "en"))
    return 0


def fail(message: str) -> int:
    """Print the message to stderr and return exit code 1."""
    print(message, file=sys.stderr)
    return 1
