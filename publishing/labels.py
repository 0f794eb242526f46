"""The short name that people read above a column, in both languages, with its unit.

A column name means one thing in every mart (models/glossary.md says what), so it has one
label: labels.csv. The columns of the dimensions take theirs from the index tree.
"""

import csv
from pathlib import Path
from typing import NamedTuple

LABELS = Path(__file__).with_name("labels.csv")
INDEX_NODES = Path(__file__).parents[1] / "seeds" / "index" / "index_nodes.csv"


class Label(NamedTuple):
    """Chinese and English label; the units are empty where there is nothing to measure."""

    zh: str
    en: str
    unit_zh: str = ""
    unit_en: str = ""


def labels() -> dict[str, Label]:
    """Column of a mart -> its label. Units of values that vary by indicator say so."""
    written = {
        row["column_name"]: Label(row["label_zh"], row["label_en"], row["unit_zh"], row["unit_en"])
        for row in rows_of(LABELS)
    }
    return written | dimension_labels()


def dimension_labels() -> dict[str, Label]:
    """Score and rank of each dimension: columns that the rankings have beside the overall ones."""
    dimensions = [row for row in rows_of(INDEX_NODES) if row["node_level"] == "dimension"]
    scores = {
        f"{row['node_code']}_score": Label(
            f"{row['name_zh']}得分", f"{row['name_en']} score", row["unit_zh"], row["unit_en"]
        )
        for row in dimensions
    }
    ranks = {
        f"{row['node_code']}_rank": Label(f"{row['name_zh']}排名", f"{row['name_en']} rank")
        for row in dimensions
    }
    return scores | ranks


def rows_of(file: Path) -> list[dict[str, str]]:
    with open(file, encoding="utf-8-sig", newline="") as lines:
        return list(csv.DictReader(lines))
