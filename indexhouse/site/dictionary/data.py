"""What the dictionary shows: the tables that the warehouse reads and those that it offers.

From dbt's manifest (descriptions, types, tests), the contract of the raw tables, and the
rules of intake as they were compiled; nothing is written down twice.
"""

import duckdb

from indexhouse.marts.labels import labels, titles
from indexhouse.site.dbt_docs import manifest
from indexhouse.site.dictionary.checks import checks_of
from indexhouse.site.dictionary.contract import contract
from indexhouse.site.dictionary.words import described

SCHEMAS = ["marts", "audit"]


def read(marts: duckdb.DuckDBPyConnection) -> dict:
    """Tables by group, each with its columns: name, type, words in both languages."""
    return {"contract": contract(marts), **{schema: offered(schema) for schema in SCHEMAS}}


def offered(schema: str) -> list[dict]:
    """The tables of a schema, in the order in which people look for them."""
    models = {
        node["name"]: name
        for name, node in manifest()["nodes"].items()
        if node["resource_type"] == "model" and node["schema"] == schema
    }
    known = [name for name in titles() if name in models]
    return [mart(models[name]) for name in [*known, *sorted(set(models) - set(known))]]


def mart(name: str) -> dict:
    node, labelled, checked = manifest()["nodes"][name], labels(), checks_of(name)
    title = titles().get(node["name"])
    return {
        "name": node["name"],
        "title": {"zh": title.zh, "en": title.en} if title else None,
        "kind": node["config"]["materialized"],
        "description": described(node),
        "checks": checked.get(None, []),
        "columns": [
            column(found, labelled, checked.get(found["name"], []))
            for found in node["columns"].values()
        ],
    }


def column(found: dict, labelled: dict, checks: list[dict]) -> dict:
    """A column of a mart. Its name and type are a contract: the table has them so."""
    label = labelled.get(found["name"])
    return {
        "name": found["name"],
        "type": found["data_type"],
        "label": {"zh": label.zh, "en": label.en} if label else None,
        "unit": {"zh": label.unit_zh, "en": label.unit_en} if label and label.unit_zh else None,
        "description": described(found),
        "checks": checks,
    }
