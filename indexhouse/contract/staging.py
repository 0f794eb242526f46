"""How staging reads a value: the dbt macros of macros/intake/stage.sql, rendered without dbt.

`make check` asks the very question that the build asks, so that the two cannot drift apart.
"""

from functools import cache
from types import SimpleNamespace
from typing import Any

from jinja2 import Environment

from indexhouse.project import PROJECT
from indexhouse.running.variables import project_variables

MACROS = [PROJECT / "macros" / name for name in ("engine/rows.sql", "intake/stage.sql")]


@cache
def macros() -> Any:
    """The macros as functions that return SQL for DuckDB."""
    source = "\n".join(file.read_text(encoding="utf-8") for file in MACROS)
    template = Environment(extensions=["jinja2.ext.do"]).from_string(source)
    dbt = SimpleNamespace(type_string=lambda: "varchar")
    constants = project_variables()
    return template.make_module({"dbt": dbt, "var": constants.get, "return": lambda value: value})


@cache
def unreadable(column: str, contract_type: str) -> str:
    """The SQL condition for text that cannot be parsed as the type; the rows are `raw_rows`."""
    return str(macros().is_unreadable(column, contract_type))


@cache
def sql_type(contract_type: str) -> str:
    """The DuckDB type that holds values of a type of the contract."""
    return str(macros().sql_type(contract_type)).strip()
