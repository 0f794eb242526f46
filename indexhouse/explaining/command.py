"""Explain a score: read it from a built warehouse and print how it came about."""

import sys
from pathlib import Path

import duckdb

from indexhouse.explaining.score import find_edition, find_node, find_region, read_score
from indexhouse.explaining.words import explanation


def explain(warehouse: Path, region: str, node: str, edition: str, language: str) -> int:
    """Print where a region's score comes from; returns the exit code.

    `region` is a code or a name, `node` a node of the tree ('' is the whole index), `edition` a
    year ('' is the latest), `language` zh or en ('' is en).
    """
    if not warehouse.exists():
        return refuse(f"There is no warehouse {warehouse}. Run `make build` first.")
    try:
        with duckdb.connect(str(warehouse), read_only=True) as marts:
            score = read_score(
                marts,
                find_region(marts, region),
                find_node(marts, node or "overall"),
                find_edition(marts, edition),
            )
    except LookupError as problem:
        return refuse(problem.args[0])
    except duckdb.Error as problem:
        return refuse(f"{warehouse}, or the raw files it was built from, cannot be read: {problem}")
    print(explanation(score, "zh" if language.startswith("zh") else "en"))
    return 0


def refuse(sentence: str) -> int:
    print(sentence, file=sys.stderr)
    return 1
