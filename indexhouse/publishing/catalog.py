"""What is published: the marts in the warehouse's catalog, with labels, keys and references.

Tables of the schemas marts and audit are published, views are not: fct_score_trace has a row for
every raw row and grows with them, so it is queried in the warehouse.
"""

from dataclasses import dataclass
from typing import Any

import duckdb

from indexhouse.marts.index import Index, Level, read_index, read_levels
from indexhouse.marts.labels import Label, Reference, TableMeta, place_of, read_tables
from indexhouse.marts.notice import NOTICE_EN, NOTICE_ZH
from indexhouse.marts.rows import row
from indexhouse.running.fingerprint import recorded_inputs

SCHEMAS = ("marts", "audit")
NEEDED = ("audit_build", "audit_inputs", "audit_columns")
NOTICE = f"{NOTICE_EN} {NOTICE_ZH}"


class CannotPublishError(Exception):
    """A sentence for the user: why nothing can be published, and what to do about it."""


@dataclass(frozen=True)
class Column:
    name: str
    type: str  # as DuckDB writes it
    description: str  # English, then Chinese
    label: Label


@dataclass(frozen=True)
class Mart:
    """A published table.

    Most audit marts have neither keys nor references: the rows that they list may lack a key, or
    refer to something that no dimension has.
    """

    schema: str
    name: str
    title: Label
    description: str  # English, then Chinese
    columns: tuple[Column, ...]
    row_count: int
    key: tuple[str, ...]
    references: tuple[Reference, ...]

    @property
    def relation(self) -> str:
        return f"{self.schema}.{self.name}"

    @property
    def column_names(self) -> list[str]:
        return [column.name for column in self.columns]


@dataclass(frozen=True)
class Catalog:
    """The marts in the order of their YAML, the index that they hold, and how it was built.

    `level` is the first of those whose regions compete: the one that is recalculated;
    `competitors` is the number of its regions.
    `build` is the row of audit_build; `inputs` are the files read: kind -> name -> SHA-256.
    """

    index: Index
    level: Level
    competitors: int
    marts: tuple[Mart, ...]
    views: tuple[str, ...]  # what is not published
    editions: tuple[int, ...]
    build: dict[str, Any]
    inputs: dict[str, dict[str, str]]

    @property
    def notice(self) -> str:
        """What has to be said wherever the figures are shown."""
        return NOTICE if self.build["is_sample_library"] else ""

    def described(self, mart: Mart) -> str:
        return f"{mart.description} {self.notice}".strip()

    def mart(self, name: str) -> Mart:
        return next(mart for mart in self.marts if mart.name == name)


def read_catalog(connection: duckdb.DuckDBPyConnection) -> Catalog:
    """Reads the catalog of the warehouse, attached as `warehouse`."""
    tables = relations(connection, "duckdb_tables()", "table_name")
    for table in NEEDED:
        if ("audit", table) not in tables:
            raise CannotPublishError(
                f"The warehouse has no table audit.{table}: make build makes it anew."
            )
    meta = read_tables(connection, "warehouse.audit")
    marts = [
        read_mart(connection, schema, name, comment, meta.get(name))
        for (schema, name), comment in tables.items()
    ]
    marts.sort(key=lambda mart: place_of(mart.name))
    editions = connection.execute(
        "select edition from warehouse.marts.dim_editions order by edition"
    ).fetchall()
    views = [".".join(view) for view in relations(connection, "duckdb_views()", "view_name")]
    level = read_levels(connection, "warehouse.")[0]
    [(competitors,)] = connection.execute(
        "select count(*) from warehouse.marts.dim_regions where region_level = ?", [level.code]
    ).fetchall()
    return Catalog(
        index=read_index(connection, "warehouse."),
        level=level,
        competitors=competitors,
        marts=tuple(marts),
        views=tuple(views),
        editions=tuple(edition for (edition,) in editions),
        build=row(connection, "from warehouse.audit.audit_build"),
        inputs={
            kind: {name: sha256 for name, (_, sha256) in files.items()}
            for kind, files in recorded_inputs(connection, "warehouse.audit").items()
        },
    )


def relations(
    connection: duckdb.DuckDBPyConnection, catalog: str, name: str
) -> dict[tuple[str, str], str]:
    """(Schema, name) -> comment, of the tables or the views of the published schemas."""
    rows = connection.execute(
        f"select schema_name, {name}, comment from {catalog}"
        " where database_name = 'warehouse' and list_contains(?, schema_name) order by all",
        [SCHEMAS],
    ).fetchall()
    return {(schema, name): (comment or "").strip() for schema, name, comment in rows}


def read_mart(
    connection: duckdb.DuckDBPyConnection,
    schema: str,
    name: str,
    description: str,
    meta: TableMeta | None,
) -> Mart:
    """A table as the catalog has it; `meta` is None for one that is no mart of this project."""
    labels = meta.labels if meta else {}
    columns = tuple(
        Column(column, kind, (comment or "").strip(), labels.get(column, Label(column, column)))
        for column, kind, comment in connection.execute(
            "select column_name, data_type, comment from duckdb_columns()"
            " where database_name = 'warehouse' and schema_name = ? and table_name = ?"
            " order by column_index",
            [schema, name],
        ).fetchall()
    )
    [(row_count,)] = connection.execute(
        f"select count(*) from warehouse.{schema}.{name}"
    ).fetchall()
    title = meta.title if meta else Label(name, name)
    key, references = (meta.key, meta.references) if meta else ((), ())
    return Mart(schema, name, title, description, columns, row_count, key, references)
