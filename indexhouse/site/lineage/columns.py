"""Which columns a column is made of, from the compiled SQL of every model (by sqlglot).

A column that names no other (a count of rows, a constant) hangs on the rows of the table
that it is selected from: on its pseudo-column ROWS.
"""

import logging
from collections.abc import Iterator

import sqlglot
from sqlglot import exp
from sqlglot.errors import SqlglotError
from sqlglot.lineage import lineage
from sqlglot.optimizer.qualify import qualify
from sqlglot.optimizer.scope import Scope, build_scope

from indexhouse.site.dbt_docs import catalog, manifest

ROWS = "*"
Column = tuple[str, str]  # table, column


def column_parents() -> dict[Column, set[Column]]:
    """(table, column) -> the columns of other tables that it is made of.

    A model whose SQL cannot be read has no columns here; a line says so.
    """
    logging.getLogger("sqlglot").setLevel(logging.ERROR)
    tables, schema = relations(), column_types()
    found: dict[Column, set[Column]] = {}
    for node in manifest()["nodes"].values():
        if node["resource_type"] == "model":
            try:
                found |= parents_in(node, tables, schema)
            except SqlglotError as error:
                print(f"lineage: no columns of {node['name']} ({error})", flush=True)
    return found


def parents_in(node: dict, tables: dict, schema: dict) -> dict[Column, set[Column]]:
    query = sqlglot.parse_one(node["compiled_code"], dialect="duckdb")
    query = qualify(query, dialect="duckdb", schema=schema, validate_qualify_columns=False)
    scope = build_scope(query)
    rows = {(tables[table], ROWS) for table in selected_from(scope)}
    found = {(node["name"], ROWS): rows}
    for column in query.named_selects:
        found[node["name"], column] = leaves(column, query, scope, schema, tables) or rows
    return found


def leaves(column: str, query: exp.Query, scope: Scope, schema: dict, tables: dict) -> set[Column]:
    """The columns of tables at which the lineage of a query's column ends."""
    options = {"dialect": "duckdb", "scope": scope, "copy": False, "trim_selects": False}
    root = lineage(column, query, schema, **options)
    return {
        (tables[place(leaf.expression)], leaf.name.split(".")[-1].strip('"'))
        for leaf in root.walk()
        if isinstance(leaf.expression, exp.Table)
    }


def selected_from(scope: Scope) -> Iterator[tuple[str, str]]:
    """The tables whose rows a query goes through: those behind `from`, not those joined."""
    for part in scope.set_operation_scopes:
        yield from selected_from(part)
    start = scope.expression.args.get("from_")
    if start:
        source = scope.sources.get(start.this.alias_or_name)
        if isinstance(source, Scope):
            yield from selected_from(source)
        elif isinstance(source, exp.Table):
            yield place(source)


def place(table: exp.Table) -> tuple[str, str]:
    return table.db, table.name


def relations() -> dict[tuple[str, str], str]:
    """(schema, relation) -> the name that dbt has for it."""
    nodes = [*manifest()["nodes"].values(), *manifest()["sources"].values()]
    return {
        (node["schema"], node.get("alias") or node["identifier"]): node["name"]
        for node in nodes
        if node["resource_type"] in ("model", "seed", "source")
    }


def column_types() -> dict:
    """Database -> schema -> table -> column -> type, so that `select *` is spelt out."""
    types: dict = {}
    for node in [*catalog()["nodes"].values(), *catalog()["sources"].values()]:
        relation = node["metadata"]
        tables = types.setdefault(relation["database"], {}).setdefault(relation["schema"], {})
        tables[relation["name"]] = {
            name: column["type"] for name, column in node["columns"].items()
        }
    return types
