"""The input contract: the raw tables, their columns, types, labels and rules.

All of it is data in models/staging/_input_contract.yml, which dbt reads too; docs/input_contract.md
explains it.
"""

from dataclasses import dataclass, field
from functools import cache

import duckdb

from indexhouse.marts.labels import Label, label_in, read_tables
from indexhouse.project import PROJECT, read_yaml

CONTRACT = PROJECT / "models" / "staging" / "_input_contract.yml"


@dataclass(frozen=True)
class RawColumn:
    """A column of a raw table; `rules` is its `meta`, as the head of the YAML explains it."""

    name: str
    type: str  # text, integer, decimal, number, date or boolean
    label: Label
    description_en: str
    description_zh: str
    rules: dict = field(compare=False)


@dataclass(frozen=True)
class RawTable:
    """A raw table of the contract; `name` begins with raw_, `rules` is its `meta`."""

    name: str
    label: Label
    description_en: str
    description_zh: str
    columns: tuple[RawColumn, ...]
    is_optional: bool  # a folder of raw tables may go without it
    rules: dict = field(compare=False)


@cache
def raw_tables() -> tuple[RawTable, ...]:
    """The raw tables in the order of the contract."""
    seeds = read_yaml(CONTRACT)["seeds"]
    return tuple(
        RawTable(
            name=seed["name"],
            label=label_in(seed["config"]["meta"]),
            description_en=seed["description"].strip(),
            description_zh=seed["config"]["meta"]["description_zh"],
            columns=tuple(read_column(column) for column in seed["columns"]),
            is_optional=bool(seed["config"]["meta"].get("optional")),
            rules=seed["config"]["meta"],
        )
        for seed in seeds
    )


def read_column(column: dict) -> RawColumn:
    meta = column["config"]["meta"]
    return RawColumn(
        name=column["name"],
        type=column["data_type"],
        label=label_in(meta),
        description_en=column["description"].strip(),
        description_zh=meta["description_zh"],
        rules=meta,
    )


def contract() -> dict[str, dict[str, str]]:
    """Table -> column -> type."""
    return {
        table.name: {column.name: column.type for column in table.columns} for table in raw_tables()
    }


def raw_titles(marts: duckdb.DuckDBPyConnection) -> dict[str, Label]:
    """Table, without raw_ -> its title in the build, in the order of the contract."""
    built = read_tables(marts)
    raw = [name for name in [*contract(), *built] if name in built and name.startswith("raw_")]
    return {name.removeprefix("raw_"): built[name].title for name in raw}
