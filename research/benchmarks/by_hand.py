"""Runs by_hand.sql in its own database file, under a memory limit.

python -m research.benchmarks.by_hand RAW SEEDS OUT MEMORY_LIMIT [unscreened]

With `unscreened`, unscreened.sql replaces the parts of the script that screen and count.
"""

import sys
from pathlib import Path

import duckdb

HERE = Path(__file__).parent


def script(is_screened: bool) -> str:
    """The SQL to run: by_hand.sql, or the same with its first two parts replaced."""
    text = (HERE / "by_hand.sql").read_text(encoding="utf-8")
    if is_screened:
        return text
    before, *_ = text.partition("-- 1. ")
    *_, after = text.partition("-- 3. ")
    return before + (HERE / "unscreened.sql").read_text(encoding="utf-8") + "-- 3. " + after


def main(raw: str, seeds: str, out: str, memory_limit: str, mode: str = "screened") -> None:
    """Compute scores and row counts from the tables in `raw` and write them to `out`."""
    limits = {"memory_limit": memory_limit, "temp_directory": f"{out}/spill"}
    with duckdb.connect(f"{out}/by_hand.duckdb", config=limits) as connection:
        connection.execute(f"set variable raw = '{raw}'; set variable seeds = '{seeds}'")
        connection.execute(script(mode == "screened"))
        for table in ["index_scores", "row_counts"]:
            connection.execute(f"copy {table} to '{out}/{table}.parquet'")


if __name__ == "__main__":
    main(*sys.argv[1:])
