"""What is published: the marts as the warehouse's catalog has them, with keys and references.

Published is what a build has stored as a table in the schemas marts and audit. Views are
looked at in the warehouse: they are steps of the audit, or lineage that has a row for every
raw row and grows with them.
"""

from dataclasses import dataclass
from functools import cache

import duckdb
import yaml

from indexhouse.marts.labels import Label, labels, titles
from indexhouse.project import PROJECT

MODELS = PROJECT / "models" / "marts"
SCHEMAS = ("marts", "audit")
TITLE = Label("中国人工智能科技产业区域竞争力", "Regional competitiveness of China's AI industry")
NOTICE = (
    "The rows behind these figures are a reconstruction: synthetic and anonymous, made so that"
    " the pipeline gives the figures that the report prints. They describe no real company,"
    " school or policy. 样本库为重建数据：合成、匿名，仅用于使本流程得出报告所印的数字，"
    "不对应任何真实企业、学校或政策。"
)
# The columns that name a row of a dimension, and the dimension's key.
REFERENCES = {
    "edition": ("dim_editions", "edition"),
    "previous_edition": ("dim_editions", "edition"),
    "region_code": ("dim_regions", "region_code"),
    "province_code": ("dim_regions", "region_code"),
    "circle_code": ("dim_regions", "region_code"),
    "node_code": ("dim_index_nodes", "node_code"),
    "dimension_code": ("dim_index_nodes", "node_code"),
}


class CannotPublish(Exception):
    """A sentence for the user: what stands in the way, and what to do about it."""


@dataclass(frozen=True)
class Column:
    name: str
    type: str  # as DuckDB writes it
    description: str  # English, then Chinese
    label: Label


@dataclass(frozen=True)
class Reference:
    """Values of a column are keys of another mart."""

    column: str
    mart: str
    key: str


@dataclass(frozen=True)
class Mart:
    """A published table. Audit marts have neither keys nor references: what they list may
    lack a key, or name what no dimension has.
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
    """The marts in the order of titles.csv, and how the warehouse was built."""

    marts: tuple[Mart, ...]
    views: tuple[str, ...]  # what is not published
    editions: tuple[int, ...]
    is_sample_library: bool
    raw_location: str
    weight_scheme: str
    max_rejected_share: float

    @property
    def notice(self) -> str:
        """What has to be said wherever the figures are shown."""
        return NOTICE if self.is_sample_library else ""

    def described(self, mart: Mart) -> str:
        return f"{mart.description} {self.notice}".strip()

    def mart(self, name: str) -> Mart:
        return next(mart for mart in self.marts if mart.name == name)


def read_catalog(connection: duckdb.DuckDBPyConnection) -> Catalog:
    """Reads the catalog of the warehouse, attached as `warehouse`."""
    tables = relations(connection, "duckdb_tables()", "table_name")
    if ("audit", "audit_build") not in tables:
        raise CannotPublish(
            "The warehouse has no table audit.audit_build: make build makes it anew."
        )
    marts = [read_mart(connection, *table, comment) for table, comment in tables.items()]
    order = list(titles())
    marts.sort(
        key=lambda mart: (order.index(mart.name) if mart.name in order else len(order), mart.name)
    )
    editions = connection.execute(
        "select list(edition order by edition) from warehouse.marts.dim_editions"
    ).fetchone()[0]
    build = connection.execute(
        "select is_sample_library, raw_location, weight_scheme, max_rejected_share"
        " from warehouse.audit.audit_build"
    ).fetchone()
    views = [".".join(view) for view in relations(connection, "duckdb_views()", "view_name")]
    return Catalog(tuple(marts), tuple(views), tuple(editions), *build)


def relations(connection, catalog: str, name: str) -> dict[tuple[str, str], str]:
    """(Schema, name) -> comment, of the tables or the views of the published schemas."""
    rows = connection.execute(
        f"select schema_name, {name}, comment from {catalog}"
        " where database_name = 'warehouse' and list_contains(?, schema_name) order by all",
        [SCHEMAS],
    ).fetchall()
    return {(schema, name): (comment or "").strip() for schema, name, comment in rows}


def read_mart(connection, schema: str, name: str, description: str) -> Mart:
    label_of = labels()
    columns = tuple(
        Column(column, kind, (comment or "").strip(), label_of.get(column, Label(column, column)))
        for column, kind, comment in connection.execute(
            "select column_name, data_type, comment from duckdb_columns()"
            " where database_name = 'warehouse' and schema_name = ? and table_name = ?"
            " order by column_index",
            [schema, name],
        ).fetchall()
    )
    row_count = connection.execute(f"select count(*) from warehouse.{schema}.{name}").fetchone()[0]
    title = titles().get(name, Label(name, name))
    key = declared_keys().get(name, ()) if schema == "marts" else ()
    references = references_of(name, columns, key) if schema == "marts" else ()
    return Mart(schema, name, title, description, columns, row_count, key, references)


@cache
def declared_keys() -> dict[str, tuple[str, ...]]:
    """Mart -> its key: what the models' YAML tests to be unique, in one column or together."""
    keys = {}
    for file in sorted(MODELS.rglob("_*__models.yml")):
        for model in yaml.safe_load(file.read_text(encoding="utf-8"))["models"]:
            for column in model["columns"]:
                if "unique" in column.get("data_tests", []):
                    keys[model["name"]] = (column["name"],)
            for test in model.get("data_tests", []):
                if "unique_combination" in test:
                    keys[model["name"]] = tuple(test["unique_combination"]["arguments"]["columns"])
    return keys


def references_of(
    mart: str, columns: tuple[Column, ...], key: tuple[str, ...]
) -> tuple[Reference, ...]:
    names = [column.name for column in columns]
    parents = REFERENCES["region_code" if "region_code" in names else "node_code"]
    targets = REFERENCES | {"parent_code": parents}
    return tuple(
        Reference(name, *targets[name])
        for name in names
        if name in targets and (mart, (name,)) != (targets[name][0], key)
    )
