"""make explain: print how a score was computed, read from a built warehouse."""

import re
import sys
from pathlib import Path

import duckdb

from indexhouse.explaining.question import find_edition, find_node, find_region
from indexhouse.explaining.score import read_score
from indexhouse.explaining.words import explanation
from indexhouse.marts.index import read_index
from indexhouse.marts.labels import OtherDatabaseError
from indexhouse.running.fingerprint import changes_since_build
from indexhouse.terminal import can_show, printable, printable_lines

SHOWS_THE_BUILD = (
    "Scores and values are the build's; rows of your own files are read as the files are now."
)


def explain(warehouse: Path, region: str, node: str, edition: str, language: str) -> int:
    """Print how a region's score is made up; return the exit code.

    `region` is a code or a name, `node` a node code or name ('' for the whole index), `edition`
    a year ('' for the latest) and `language` zh or en ('' for en).
    """
    language = (language or "en").strip().casefold()
    if not re.match(r"(zh|en)([^a-z]|$)", language):
        return fail(f"LANGUAGE={language} is not one of the two languages, zh and en.")
    if not warehouse.exists():
        return fail(f"There is no warehouse {warehouse}. Run `make build` first.")
    try:
        with duckdb.connect(str(warehouse), read_only=True) as marts:
            score = read_score(
                marts,
                find_region(marts, region),
                find_node(marts, node or read_index(marts).root),
                find_edition(marts, edition),
            )
            changes = changes_since_build(marts)
    except (LookupError, OtherDatabaseError) as error:
        return fail(str(error.args[0]))
    except duckdb.Error as error:
        return fail(f"Cannot read {warehouse} or the raw files that it was built from: {error}")
    for change in changes:
        print(f"Note: {change} {SHOWS_THE_BUILD}", file=sys.stderr)
    told = printable_lines(explanation(score, language[:2]))
    if not can_show(told):
        print(
            f"Note: the encoding of this terminal, {sys.stdout.encoding}, cannot show some letters:"
            " they are written as \\u1234. PYTHONIOENCODING=utf-8 writes them.",
            file=sys.stderr,
        )
    print(told)
    return 0


def fail(message: str) -> int:
    """Print the message to stderr and return exit code 1."""
    print(printable(message), file=sys.stderr)
    return 1
