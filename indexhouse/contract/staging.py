"""How the build reads files and values: the dbt macros of macros/intake, rendered without dbt.

`make check` asks the very question that the build asks, so that the two cannot drift apart.
"""

from functools import cache
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import duckdb
from jinja2 import Environment

from indexhouse.contract.schema import RawColumn
from indexhouse.project import PROJECT
from indexhouse.running.variables import project_variables

MACROS = [
    PROJECT / "macros" / name
    for name in (
        "engine/files.sql",
        "engine/texts.sql",
        "engine/rows.sql",
        "engine/values.sql",
        "intake/raw_table.sql",
        "intake/stage.sql",
    )
]


@cache
def macros() -> Any:
    """The macros as functions that return SQL for DuckDB."""
    source = "\n".join(file.read_text(encoding="utf-8") for file in MACROS)
    template = Environment(extensions=["jinja2.ext.do"]).from_string(source)
    dbt = SimpleNamespace(
        type_string=lambda: "varchar",
        string_literal=lambda text: f"'{text}'",
        escape_single_quotes=lambda text: text.replace("'", "''"),
    )
    constants = project_variables()
    module: Any = None
    # What differs between engines is DuckDB's here.
    adapter = SimpleNamespace(dispatch=lambda name, _: getattr(module, f"default__{name}"))
    module = template.make_module(
        {"dbt": dbt, "adapter": adapter, "var": constants.get, "return": lambda value: value}
    )
    return module


def files_by_form(folder: Path, table: str) -> dict[str, list[Path]]:
    """The files of a raw table that a build would read, by the form that they are in."""
    query = str(macros().list_raw_files(str(folder), table))
    forms: dict[str, list[Path]] = {}
    for form, file in duckdb.execute(query).fetchall():
        forms.setdefault(form, []).append(Path(file))
    return forms


def reading(form: str, files: list[Path]) -> str:
    """The SQL that a build reads files of a form with."""
    return str(macros().read_raw_files(form, [str(file) for file in files]))


def columns_of(form: str, file: Path) -> str:
    """The columns of a file of a form, as a build selects them."""
    return str(macros().all_columns(form, str(file)))


def as_pattern(file: Path) -> str:
    """The path for DuckDB, which reads some signs in it as a pattern."""
    return str(macros().as_pattern(str(file)))


def sql_text(text: str) -> str:
    """A text as SQL writes it."""
    return str(macros().sql_text(text))


def text(column: RawColumn) -> str:
    """The SQL for a column of `raw_rows` as text, null where it is unknown."""
    return str(macros().text_or_null(column.name, column.rules.get("ambiguous")))


@cache
def unreadable(column: str, contract_type: str) -> str:
    """The SQL condition for text that cannot be parsed as the type; the rows are `raw_rows`."""
    return str(macros().is_unreadable(column, contract_type))


@cache
def sql_type(contract_type: str) -> str:
    """The DuckDB type that holds values of a type of the contract."""
    return str(macros().sql_type(contract_type)).strip()
