"""The marts in a PostgreSQL schema, replaced in one transaction.

Tables that are there already keep their identity: rows are replaced, so that grants to
readers and views upon the tables live on. Readers see the former rows until the commit, and
are never made to wait. Tables are made anew only when their columns or keys have changed.
What others keep in the schema is left alone; a name that is theirs is refused.
"""

import hashlib
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg
from psycopg import sql
from psycopg.conninfo import conninfo_to_dict

from indexhouse.publishing.catalog import CannotPublish, Catalog, Mart

SCHEMA = "ai_competitiveness"
URL_FORM = "postgresql://user:password@host:5432/database"
TYPES = {"VARCHAR": "text", "DOUBLE": "double precision", "DECIMAL": "numeric"}
LOCK_TIMEOUT = "1min"
# Ends the comment of a table that is ours, and says by which definitions it was made.
MARK = "Replaced by every make publish, layout {0}. 由 make publish 整表替换，结构 {0}。"
MARKED = re.compile(r"Replaced by every make publish, layout (\w+)\.")


def load(catalog: Catalog, folder: Path, url: str) -> None:
    """Load the CSV files of the folder; a failure leaves the database as it was."""
    with transaction(url) as connection:
        replace(connection, catalog, folder)


def reach(url: str) -> None:
    """Fails as a load would that cannot connect, before other work is done."""
    with transaction(url):
        pass


@contextmanager
def transaction(url: str) -> Iterator[psycopg.Connection]:
    """Committed when the block ends well; what PostgreSQL refuses becomes a sentence."""
    parts = {"connect_timeout": 10} | parts_of(url)
    parts |= {"application_name": "make publish", "client_encoding": "utf8"}
    try:
        with psycopg.connect(**parts) as connection:
            yield connection
    except psycopg.errors.DependentObjectsStillExist as error:
        raise CannotPublish(
            "The tables have changed, and cannot be made anew while others depend on them:"
            f" {error.diag.message_detail.splitlines()[0]}. Drop what depends on them, publish,"
            " and create it again."
        ) from None
    except psycopg.Error as error:
        problem = error.diag.message_primary or str(error)
        raise CannotPublish(f"PostgreSQL: {one_line(problem)}. {remedy(error)}") from None


def parts_of(url: str) -> dict:
    """A URL that libpq would take apart at the wrong place would show a part of the password."""
    try:
        parts = conninfo_to_dict(url)
    except psycopg.Error:
        parts = {}
    port = str(parts.get("port", ""))
    torn = any("@" in str(parts.get(name, "")) for name in ("host", "dbname"))
    if not parts or torn or not re.fullmatch(r"[\d,]*", port):
        raise CannotPublish(
            f"POSTGRES_URL is not of the form {URL_FORM}. Write @, /, :, ? and # of a user or"
            " password as %40, %2F, %3A, %3F and %23."
        )
    return parts


def remedy(error: psycopg.Error) -> str:
    if isinstance(error, psycopg.errors.InsufficientPrivilege):
        return (
            f"Give the role of POSTGRES_URL the right to create the schema {SCHEMA}, or make it"
            " the owner of the schema and of its tables."
        )
    if isinstance(error, psycopg.errors.LockNotAvailable):
        return f"Another session holds a table of {SCHEMA}: end it, and publish again."
    if isinstance(error, psycopg.OperationalError):
        return "See that the server runs, and that POSTGRES_URL names the right host, database and role."
    return "The database is as it was."


def replace(connection: psycopg.Connection, catalog: Catalog, folder: Path) -> None:
    connection.execute(f"set local lock_timeout = '{LOCK_TIMEOUT}'")
    connection.execute("select pg_advisory_xact_lock(hashtext(%s))", [SCHEMA])  # one load at a time
    definitions = definitions_of(catalog)
    layout = hashlib.sha256("\n".join(definitions).encode()).hexdigest()[:8]
    ours, others = relations(connection)
    refuse_taken_names(catalog, others)
    if ours != {mart.name: layout for mart in catalog.marts}:
        make_anew(connection, list(ours), definitions)
    for mart in catalog.marts:
        connection.execute(query("delete from {table}", mart))
    for mart in catalog.marts:
        copy(connection, mart, folder)
        describe(connection, catalog, mart, layout)


def relations(connection: psycopg.Connection) -> tuple[dict[str, str], set[str]]:
    """What the schema holds: our tables with their layouts, and the names that others have."""
    rows = connection.execute(
        "select relation.relname, obj_description(relation.oid, 'pg_class')"
        " from pg_class as relation inner join pg_namespace as space on relation.relnamespace = space.oid"
        " where space.nspname = %s",
        [SCHEMA],
    ).fetchall()
    marks = {name: MARKED.search(comment or "") for name, comment in rows}
    ours = {name: mark[1] for name, mark in marks.items() if mark}
    return ours, set(marks) - set(ours)


def refuse_taken_names(catalog: Catalog, others: set[str]) -> None:
    taken = sorted(others & {mart.name for mart in catalog.marts})
    if taken:
        raise CannotPublish(
            f"The PostgreSQL schema {SCHEMA} holds what make publish did not make:"
            f" {', '.join(taken)}. Move it to another schema, or drop it."
        )


def make_anew(connection: psycopg.Connection, ours: list[str], definitions: list[str]) -> None:
    """Drops tables of ours, but nothing that depends on them: that fails, and is told."""
    if ours:
        names = sql.SQL(", ").join(sql.Identifier(SCHEMA, name) for name in ours)
        connection.execute(sql.SQL("drop table {names}").format(names=names))
    exists = connection.execute(
        "select 1 from pg_namespace where nspname = %s", [SCHEMA]
    ).fetchone()
    if not exists:  # to ask with `if not exists` takes the right to create one
        connection.execute(sql.SQL("create schema {name}").format(name=sql.Identifier(SCHEMA)))
    for definition in definitions:
        connection.execute(definition)


def definitions_of(catalog: Catalog) -> list[str]:
    """Tables, then what refers from one to another, then the indexes that filters use."""
    tables, references, indexes = [], [], []
    for mart in catalog.marts:
        columns = [f'"{column.name}" {postgres_type(column.type)}' for column in mart.columns]
        columns += [f"primary key ({', '.join(mart.key)})"] if mart.key else []
        tables.append(f"create table {SCHEMA}.{mart.name} ({', '.join(columns)})")
        # Deferred, since rows of a dimension are away for a moment of the transaction.
        references += [
            f"alter table {SCHEMA}.{mart.name} add foreign key ({reference.column}) references"
            f" {SCHEMA}.{reference.mart} ({reference.key}) deferrable initially deferred"
            for reference in mart.references
        ]
        indexes += [
            f"create index on {SCHEMA}.{mart.name} ({column})"
            for column in ("region_code", "node_code")
            if column in mart.column_names and (column,) != mart.key
        ]
    return tables + references + indexes


def postgres_type(duckdb_type: str) -> str:
    name, bracket, digits = duckdb_type.partition("(")
    return TYPES.get(name, name.lower()) + bracket + digits


def copy(connection: psycopg.Connection, mart: Mart, folder: Path) -> None:
    """The CSV file as it was published: one text of the rows for all who read them."""
    columns = sql.SQL(", ").join(map(sql.Identifier, mart.column_names))
    statement = query(
        "copy {table} ({columns}) from stdin (format csv, header)", mart, columns=columns
    )
    with connection.cursor() as cursor, cursor.copy(statement) as target:
        with open(folder / "csv" / f"{mart.name}.csv", "rb") as rows:
            while block := rows.read(1 << 20):
                target.write(block)


def describe(connection: psycopg.Connection, catalog: Catalog, mart: Mart, layout: str) -> None:
    comment = sql.Literal(f"{catalog.described(mart)} {MARK.format(layout)}")
    connection.execute(query("comment on table {table} is {comment}", mart, comment=comment))
    for column in mart.columns:
        place, comment = (
            sql.Identifier(SCHEMA, mart.name, column.name),
            sql.Literal(column.description),
        )
        connection.execute(
            query("comment on column {place} is {comment}", mart, place=place, comment=comment)
        )


def query(text: str, mart: Mart, **parts: sql.Composable) -> sql.Composed:
    return sql.SQL(text).format(table=sql.Identifier(SCHEMA, mart.name), **parts)


def one_line(text: str) -> str:
    return " ".join(text.split()).rstrip(".")
