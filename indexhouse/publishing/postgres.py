"""Load the marts into a PostgreSQL schema, in one transaction.

Existing tables are kept and their rows replaced, so that grants and dependent views survive.
Readers see the old rows until the commit and are not blocked. Tables are dropped and recreated
only when their columns or keys change. Other relations in the schema are left alone; a name
conflict with one of them is an error.
"""

import hashlib
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg
from psycopg import sql
from psycopg.conninfo import conninfo_to_dict

from indexhouse.publishing.catalog import CannotPublishError, Catalog, Mart

URL_FORM = "postgresql://user:password@host:5432/database"
TYPES = {"VARCHAR": "text", "DOUBLE": "double precision", "DECIMAL": "numeric"}
LOCK_TIMEOUT = "1min"
# Ends the comment of every table we own; the layout is a hash of all table definitions.
MARK = "Replaced by every make publish, layout {0}. 由 make publish 整表替换，结构 {0}。"
MARKED = re.compile(r"Replaced by every make publish, layout (\w+)\.")


def load(catalog: Catalog, folder: Path, url: str) -> None:
    """Load the published CSV files; raises CannotPublishError and rolls back on failure."""
    with transaction(catalog, url) as connection:
        replace(connection, catalog, folder)


def check_connection(catalog: Catalog, url: str) -> None:
    """Raise CannotPublishError now if a later load could not connect."""
    with transaction(catalog, url):
        pass


@contextmanager
def transaction(catalog: Catalog, url: str) -> Iterator[psycopg.Connection]:
    """A connection that commits at the end of the block; errors become CannotPublishError."""
    parts = {"connect_timeout": 10} | parts_of(url)
    parts |= {"application_name": "make publish", "client_encoding": "utf8"}
    try:
        with psycopg.connect(**parts) as connection:
            yield connection
    except psycopg.errors.DependentObjectsStillExist as error:
        dependants = (error.diag.message_detail or str(error)).splitlines()[0]
        raise CannotPublishError(
            "The table definitions have changed, but the old tables cannot be dropped because"
            f" other objects depend on them: {dependants}. Drop those objects, publish again, and"
            " recreate them."
        ) from None
    except psycopg.Error as error:
        problem = error.diag.message_primary or str(error)
        raise CannotPublishError(
            f"PostgreSQL: {one_line(problem)}. {remedy(catalog, error)}"
        ) from None


def parts_of(url: str) -> dict:
    """The connection parameters in the URL; raises CannotPublishError if it is malformed.

    With an unescaped @ or / in the password, libpq would split the URL in the wrong place and
    quote part of the password in its error message.
    """
    try:
        parts = conninfo_to_dict(url)
    except psycopg.Error:
        parts = {}
    port = str(parts.get("port", ""))
    is_split_wrong = any("@" in str(parts.get(name, "")) for name in ("host", "dbname"))
    if not parts or is_split_wrong or not re.fullmatch(r"[\d,]*", port):
        raise CannotPublishError(
            f"POSTGRES_URL is not of the form {URL_FORM}. In a user name or password, write @, /,"
            " :, ? and # as %40, %2F, %3A, %3F and %23."
        )
    return parts


def remedy(catalog: Catalog, error: psycopg.Error) -> str:
    """What the user can do about an error."""
    if isinstance(error, psycopg.errors.InsufficientPrivilege):
        return (
            "Give the role in POSTGRES_URL the right to create the schema"
            f" {catalog.index.file}, or make it the owner of the schema and its tables."
        )
    if isinstance(error, psycopg.errors.LockNotAvailable):
        return f"Another session holds a table of {catalog.index.file}: end it and publish again."
    if isinstance(error, psycopg.OperationalError):
        return (
            "Check that the server is running and that the host, database and role in POSTGRES_URL"
            " are right."
        )
    return "The database is unchanged."


def replace(connection: psycopg.Connection, catalog: Catalog, folder: Path) -> None:
    """Replace the rows of all tables, recreating the tables first if their layout changed."""
    connection.execute(f"set local lock_timeout = '{LOCK_TIMEOUT}'")
    connection.execute(
        "select pg_advisory_xact_lock(hashtext(%s))", [catalog.index.file]
    )  # one load at a time
    definitions = definitions_of(catalog)
    layout = hashlib.sha256("\n".join(definitions).encode()).hexdigest()[:8]
    ours, others = relations(connection, catalog)
    refuse_taken_names(catalog, others)
    if ours != {mart.name: layout for mart in catalog.marts}:
        recreate(connection, catalog, list(ours), definitions)
    for mart in catalog.marts:
        connection.execute(query("delete from {table}", catalog, mart))
    for mart in catalog.marts:
        copy(connection, catalog, mart, folder)
        describe(connection, catalog, mart, layout)


def relations(connection: psycopg.Connection, catalog: Catalog) -> tuple[dict[str, str], set[str]]:
    """The schema's contents: our tables with their layouts, and the names of all others."""
    rows = connection.execute(
        "select relation.relname, obj_description(relation.oid, 'pg_class')"
        " from pg_class as relation"
        " inner join pg_namespace as space on relation.relnamespace = space.oid"
        " where space.nspname = %s",
        [catalog.index.file],
    ).fetchall()
    marks = {name: MARKED.search(comment or "") for name, comment in rows}
    ours = {name: mark[1] for name, mark in marks.items() if mark}
    return ours, set(marks) - set(ours)


def refuse_taken_names(catalog: Catalog, others: set[str]) -> None:
    """Raise CannotPublishError if a relation that is not ours has the name of a mart."""
    taken = sorted(others & {mart.name for mart in catalog.marts})
    if taken:
        raise CannotPublishError(
            f"PostgreSQL schema {catalog.index.file} already has relations that make publish did"
            f" not create: {', '.join(taken)}. Move them to another schema or drop them."
        )


def recreate(
    connection: psycopg.Connection, catalog: Catalog, ours: list[str], definitions: list[str]
) -> None:
    """Drop our tables and create them again; dependent objects make PostgreSQL refuse the drop."""
    schema = catalog.index.file
    if ours:
        names = sql.SQL(", ").join(sql.Identifier(schema, name) for name in ours)
        connection.execute(sql.SQL("drop table {names}").format(names=names))
    exists = connection.execute(
        "select 1 from pg_namespace where nspname = %s", [schema]
    ).fetchone()
    if not exists:  # `create schema if not exists` requires the right to create schemas
        connection.execute(sql.SQL("create schema {name}").format(name=sql.Identifier(schema)))
    for definition in definitions:
        connection.execute(definition)


def definitions_of(catalog: Catalog) -> list[str]:
    """SQL that creates all tables, then foreign keys, then indexes on commonly filtered columns."""
    tables, references, indexes, schema = [], [], [], catalog.index.file
    for mart in catalog.marts:
        columns = [f'"{column.name}" {postgres_type(column.type)}' for column in mart.columns]
        columns += [f"primary key ({', '.join(mart.key)})"] if mart.key else []
        tables.append(f"create table {schema}.{mart.name} ({', '.join(columns)})")
        # Deferred, because the transaction deletes the rows of dimensions before it reloads them.
        references += [
            f"alter table {schema}.{mart.name} add foreign key ({reference.column}) references"
            f" {schema}.{reference.mart} ({reference.key}) deferrable initially deferred"
            for reference in mart.references
        ]
        indexes += [
            f"create index on {schema}.{mart.name} ({column})"
            for column in ("region_code", "node_code")
            if column in mart.column_names and (column,) != mart.key
        ]
    return tables + references + indexes


def postgres_type(duckdb_type: str) -> str:
    """The PostgreSQL type for a DuckDB type; DECIMAL keeps its precision and scale."""
    name, bracket, digits = duckdb_type.partition("(")
    return TYPES.get(name, name.lower()) + bracket + digits


def copy(connection: psycopg.Connection, catalog: Catalog, mart: Mart, folder: Path) -> None:
    """Load a mart from its published CSV file, so that database and file cannot differ."""
    columns = sql.SQL(", ").join(map(sql.Identifier, mart.column_names))
    statement = query(
        "copy {table} ({columns}) from stdin (format csv, header)", catalog, mart, columns=columns
    )
    with (
        open(folder / "csv" / f"{mart.name}.csv", "rb") as rows,
        connection.cursor() as cursor,
        cursor.copy(statement) as target,
    ):
        while block := rows.read(1 << 20):
            target.write(block)


def describe(connection: psycopg.Connection, catalog: Catalog, mart: Mart, layout: str) -> None:
    """Set the comments of a table and its columns."""
    comment = sql.Literal(f"{catalog.described(mart)} {MARK.format(layout)}")
    connection.execute(
        query("comment on table {table} is {comment}", catalog, mart, comment=comment)
    )
    for column in mart.columns:
        place, comment = (
            sql.Identifier(catalog.index.file, mart.name, column.name),
            sql.Literal(column.description),
        )
        connection.execute(
            sql.SQL("comment on column {place} is {comment}").format(place=place, comment=comment)
        )


def query(text: str, catalog: Catalog, mart: Mart, **parts: sql.Composable) -> sql.Composed:
    """SQL text with `{table}` and other placeholders filled in, safely quoted."""
    return sql.SQL(text).format(table=sql.Identifier(catalog.index.file, mart.name), **parts)


def one_line(text: str) -> str:
    """The text with whitespace collapsed and without its final full stop."""
    return " ".join(text.split()).rstrip(".")
