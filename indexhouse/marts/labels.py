"""The short names that people read above a column and over a mart, in both languages.

A column name means one thing in every mart (models/glossary.md says what), so it has one
label: labels.csv. The columns of the dimensions take theirs from the index tree. Titles of
marts stand in titles.csv, in the order in which people look for them, those of the raw
tables in raw_tables.csv.
"""

import csv
from functools import cache
from pathlib import Path
from typing import NamedTuple

from indexhouse.project import SEEDS

FOLDER = Path(__file__).parent
INDEX_NODES = SEEDS / "index" / "index_nodes.csv"


class Label(NamedTuple):
    """Chinese and English name; the units are empty where there is nothing to measure."""

    zh: str
    en: str
    unit_zh: str = ""
    unit_en: str = ""

    def __str__(self) -> str:
        """Both languages in one text, as descriptions are."""
        return f"{self.zh} {self.en}"


@cache
def labels() -> dict[str, Label]:
    """Column of a mart -> its label. Units of values that vary by indicator say so."""
    return {
        row["column_name"]: Label(row["label_zh"], row["label_en"], row["unit_zh"], row["unit_en"])
        for row in rows_of(FOLDER / "labels.csv")
    } | dimension_labels()


def dimension_labels() -> dict[str, Label]:
    """Score and rank of each dimension: columns that the rankings have beside the overall ones."""
    found = {}
    for node in rows_of(INDEX_NODES):
        if node["node_level"] == "dimension":
            code, zh, en = node["node_code"], node["name_zh"], node["name_en"]
            found[f"{code}_score"] = Label(
                f"{zh}得分", f"{en} score", node["unit_zh"], node["unit_en"]
            )
            found[f"{code}_rank"] = Label(f"{zh}排名", f"{en} rank")
    return found


@cache
def titles() -> dict[str, Label]:
    """Mart -> its title."""
    return {
        row["mart"]: Label(row["title_zh"], row["title_en"])
        for row in rows_of(FOLDER / "titles.csv")
    }


@cache
def raw_titles() -> dict[str, Label]:
    """Table of the input contract, without raw_ -> its title."""
    return {
        row["raw_table"]: Label(row["title_zh"], row["title_en"])
        for row in rows_of(FOLDER / "raw_tables.csv")
    }


def rows_of(file: Path) -> list[dict[str, str]]:
    with open(file, encoding="utf-8-sig", newline="") as lines:
        return list(csv.DictReader(lines))
