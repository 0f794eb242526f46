"""Column lineage: the parents of every column, parsed from the compiled SQL with sqlglot.

A column that refers to no other column (a row count, a constant) depends on the rows of the
tables it is selected from, represented by the pseudo-column ROWS.
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
    """(table, column) -> the columns of other tables that it is computed from.

    Models that sqlglot cannot parse are left out and reported on stdout.
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
    """The column parents of one dbt model; raises SqlglotError if its SQL cannot be parsed.

    `tables` and `schema` are those of relations() and column_types().
    """
    parsed = sqlglot.parse_one(node["compiled_code"], dialect="duckdb")
    query = qualify(parsed, dialect="duckdb", schema=schema, validate_qualify_columns=False)
    scope = build_scope(query)
    if scope is None or not isinstance(query, exp.Query):
        raise SqlglotError("it is not a query")
    # What a query selects from may be a function, or a list of values.
    rows = {(tables[table], ROWS) for table in selected_from(scope) if table in tables}
    found = {(node["name"], ROWS): rows}
    for column in query.named_selects:
        found[node["name"], column] = leaves(column, query, scope, schema, tables) or rows
    return found


def leaves(column: str, query: exp.Query, scope: Scope, schema: dict, tables: dict) -> set[Column]:
    """The table columns that a column of a query is computed from."""
    options = {"dialect": "duckdb", "scope": scope, "copy": False, "trim_selects": False}
    root = lineage(column, query, schema, **options)
    return {
        (tables[qualified_name(leaf.expression)], leaf.name.split(".")[-1].strip('"'))
        for leaf in root.walk()
        if isinstance(leaf.expression, exp.Table) and qualified_name(leaf.expression) in tables
    }


def selected_from(scope: Scope) -> Iterator[tuple[str, str]]:
    """The tables in the `from` clauses of a query and its CTEs, without joined tables."""
    for part in scope.set_operation_scopes:
        yield from selected_from(part)
    start = scope.expression.args.get("from_")
    if start:
        source = scope.sources.get(start.this.alias_or_name)
        if isinstance(source, Scope):
            yield from selected_from(source)
        elif isinstance(source, exp.Table):
            yield qualified_name(source)


def qualified_name(table: exp.Table) -> tuple[str, str]:
    """(schema, relation)."""
    return table.db, table.name


def relations() -> dict[tuple[str, str], str]:
    """(schema, relation) -> dbt name, for models, seeds and sources."""
    nodes = [*manifest()["nodes"].values(), *manifest()["sources"].values()]
    return {
        (node["schema"], node.get("alias") or node["identifier"]): node["name"]
        for node in nodes
        if node["resource_type"] in ("model", "seed", "source")
    }


def column_types() -> dict:
    """Database -> schema -> table -> column -> type, which sqlglot needs to expand `select *`."""
    types: dict = {}
    for node in [*catalog()["nodes"].values(), *catalog()["sources"].values()]:
        relation = node["metadata"]
        tables = types.setdefault(relation["database"], {}).setdefault(relation["schema"], {})
        tables[relation["name"]] = {
            name: column["type"] for name, column in node["columns"].items()
        }
    return types
