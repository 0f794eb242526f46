"""What the dictionary shows: the tables that the warehouse reads and those that it offers.

Labels, units and descriptions are those that the warehouse was built with; the contract of the raw
tables, the tests, and what a mart as a whole is about come from the project.
"""

import duckdb

from indexhouse.marts.labels import TableMeta, place_of, read_tables
from indexhouse.site.dbt_docs import manifest
from indexhouse.site.dictionary.checks import checks_of
from indexhouse.site.dictionary.contract import contract
from indexhouse.site.dictionary.words import described, in_html

SCHEMAS = ["marts", "audit"]


def read(marts: duckdb.DuckDBPyConnection) -> dict:
    """Tables by group, each with its columns: name, type, words in both languages."""
    built = read_tables(marts)
    return {"contract": contract(marts), **{schema: offered(schema, built) for schema in SCHEMAS}}


def offered(schema: str, built: dict[str, TableMeta]) -> list[dict]:
    """The tables of a schema, in the order in which people look for them."""
    models = {
        node["name"]: name
        for name, node in manifest()["nodes"].items()
        if node["resource_type"] == "model" and node["schema"] == schema and node["name"] in built
    }
    return [mart(models[name], built[name]) for name in sorted(models, key=place_of)]


def mart(name: str, built: TableMeta) -> dict:
    node, checked = manifest()["nodes"][name], checks_of(name)
    return {
        "name": built.name,
        "title": {"zh": built.title.zh, "en": built.title.en},
        "kind": node["config"]["materialized"],
        "description": described(node),
        "checks": checked.get(None, []),
        "columns": [column(built, name, checked.get(name, [])) for name in built.labels],
    }


def column(mart: TableMeta, name: str, checks: list[dict]) -> dict:
    label = mart.labels[name]
    return {
        "name": name,
        "type": mart.types[name],
        "label": {"zh": label.zh, "en": label.en},
        "unit": {"zh": label.unit_zh, "en": label.unit_en} if label.unit_zh else None,
        "description": in_html(*mart.descriptions[name]),
        "checks": checks,
    }
