"""Titles, labels, units, keys and references of the tables, as the warehouse was built with them.

They are rows of audit.audit_columns. Only the order of the marts is that of
models/marts/_marts__models.yml, and no fact of the build.
"""

from dataclasses import dataclass
from functools import cache
from itertools import groupby
from typing import NamedTuple

import duckdb

from indexhouse.project import PROJECT, read_yaml

MARTS = PROJECT / "models" / "marts" / "_marts__models.yml"


class OtherDatabaseError(RuntimeError):
    """A sentence for the user: the file is no warehouse, or one of an older version."""


class Label(NamedTuple):
    """Chinese and English name; the units are empty where there is nothing to measure."""

    zh: str
    en: str
    unit_zh: str = ""
    unit_en: str = ""

    def __str__(self) -> str:
        """Both languages in one text, as in titles of files and sheets; the same text once."""
        return self.en if self.zh == self.en else f"{self.zh} {self.en}"


@dataclass(frozen=True)
class Reference:
    """Known values of a column are keys of another mart."""

    column: str
    mart: str
    key: str


@dataclass(frozen=True)
class TableMeta:
    """What the build knew of a table beyond its name and rows.

    `key` is its primary key, empty where rows may lack one; `types`, `labels` and
    `descriptions` (English, Chinese) are by column, in the order of the table.
    """

    name: str
    title: Label
    key: tuple[str, ...]
    types: dict[str, str]
    labels: dict[str, Label]
    descriptions: dict[str, tuple[str, str]]
    references: tuple[Reference, ...]


def read_tables(marts: duckdb.DuckDBPyConnection, schema: str = "audit") -> dict[str, TableMeta]:
    """Mart or raw table (raw_...) -> what the build knew of it, in the order of the YAML."""
    try:
        found = marts.execute(f"from {schema}.audit_columns order by table_name, column_order")
    except duckdb.CatalogException:
        raise OtherDatabaseError(
            "The warehouse has no table audit.audit_columns: make build makes it anew."
        ) from None
    names = [column[0] for column in found.description]
    rows = [dict(zip(names, values, strict=True)) for values in found.fetchall()]
    tables = {
        name: read_table(list(columns))
        for name, columns in groupby(rows, lambda row: row["table_name"])
    }
    return dict(sorted(tables.items(), key=lambda table: place_of(table[0])))


def read_table(columns: list[dict]) -> TableMeta:
    first = columns[0]
    keys = [column for column in columns if column["key_order"]]
    return TableMeta(
        name=first["table_name"],
        title=Label(first["title_zh"], first["title_en"]),
        key=tuple(
            column["column_name"] for column in sorted(keys, key=lambda column: column["key_order"])
        ),
        types={column["column_name"]: column["data_type"] for column in columns},
        labels={column["column_name"]: label_of(column) for column in columns},
        descriptions={
            column["column_name"]: (column["description_en"], column["description_zh"])
            for column in columns
        },
        references=tuple(
            Reference(
                column["column_name"], column["references_table"], column["references_column"]
            )
            for column in columns
            if column["references_table"]
        ),
    )


def label_of(column: dict) -> Label:
    units = column["unit_zh"] or "", column["unit_en"] or ""
    return Label(column["label_zh"], column["label_en"], *units)


def label_in(meta: dict) -> Label:
    """The label that a `meta` of dbt holds."""
    units = meta.get("unit_zh", ""), meta.get("unit_en", "")
    return Label(meta["label_zh"], meta["label_en"], *units)


@cache
def order_of_marts() -> list[str]:
    """The marts in the order in which people look for them."""
    return [model["name"] for model in read_yaml(MARTS)["models"]]


def place_of(table: str) -> tuple[int, str]:
    """What tables are sorted by: those that the YAML does not have come last."""
    order = order_of_marts()
    return (order.index(table) if table in order else len(order), table)
