"""The rows of seeds that prepare looks up: of the project, or of an index of one's own."""

import csv
from functools import cache
from pathlib import Path

from indexhouse.contract.own_index import DEFAULTS
from indexhouse.contract.own_index import rows as own_rows
from indexhouse.preparing.reading import plain
from indexhouse.project import SEEDS

NODES = "index_nodes"
# What the contract refers to that is no seed: the leaves of the tree.
LEAVES = "int_observed_indicators"
own_index: list[Path] = []  # the folder of an index, if one was named


def seed_rows(seed: str) -> list[dict[str, str]]:
    """The rows of a seed; a column that an own index leaves out has its default."""
    for folder in own_index:
        if seed in DEFAULTS and (rows := own_rows(folder, seed)):
            return rows
    [file] = SEEDS.glob(f"*/{seed}.csv")
    with open(file, encoding="utf-8-sig", newline="") as lines:
        return list(csv.DictReader(lines))


@cache
def leaves() -> dict[str, dict[str, str]]:
    """The indicators of the tree by code."""
    rows = seed_rows(NODES)
    parents = {row.get("parent_code") for row in rows}
    return {row["node_code"]: row for row in rows if row["node_code"] not in parents}


@cache
def names_of_codes(seed: str, field: str) -> dict[str, set[str]]:
    """Code or name, as plain() writes it -> the codes of a seed that it means."""
    rows = list(leaves().values()) if seed == LEAVES else seed_rows(seed)
    codes: dict[str, set[str]] = {}
    names: dict[str, set[str]] = {}
    for row in rows:
        codes.setdefault(plain(row[field]), set()).add(row[field])
    for row in rows:
        for column, name in row.items():
            if "name" in column and plain(name or "") and plain(name) not in codes:
                names.setdefault(plain(name), set()).add(row[field])
    return names | codes
