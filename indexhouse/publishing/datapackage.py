"""datapackage.json: the CSV files as a Tabular Data Package, which says what a column holds.

Frictionless Data, version 1. Titles and descriptions are Chinese and English in one text, as
they are in the database; `unit` is a property of ours, which the standard allows.
"""

import json
from pathlib import Path

from indexhouse.publishing.about import About
from indexhouse.publishing.catalog import Catalog, Column, Mart
from indexhouse.running.fingerprint import sha256

TYPES = {"VARCHAR": "string", "BIGINT": "integer", "INTEGER": "integer", "DATE": "date"}
TYPES |= {"BOOLEAN": "boolean", "DOUBLE": "number", "DECIMAL": "number"}


def write_datapackage(catalog: Catalog, known: About, folder: Path) -> None:
    editions = ", ".join(map(str, catalog.editions))
    package = {
        "profile": "tabular-data-package",
        "name": known.name,
        "version": known.version,
        "title": str(catalog.index.title),
        "description": f"Editions 版本: {editions}. {catalog.notice}".strip(),
        "keywords": list(known.keywords),
        **of_ours(known),
        "resources": [resource(catalog, mart, folder) for mart in catalog.marts],
    }
    text = json.dumps(package, ensure_ascii=False, indent=2)
    (folder / "datapackage.json").write_text(text + "\n", encoding="utf-8")


def of_ours(known: About) -> dict:
    """Licence, source and authors, which somebody else's data do not have of us."""
    if not known.licence or not known.source:
        return {}
    return {
        "created": f"{known.released}T00:00:00Z",
        "licenses": [{"name": known.licence, "path": known.licence_page}],
        "sources": [{"title": str(known.source)}],
        "contributors": [{"title": author, "role": "author"} for author in known.authors],
    }


def resource(catalog: Catalog, mart: Mart, folder: Path) -> dict:
    path = f"csv/{mart.name}.csv"
    return {
        "profile": "tabular-data-resource",
        "name": mart.name,
        "title": str(mart.title),
        "description": catalog.described(mart),
        "path": path,
        "format": "csv",
        "encoding": "utf-8",
        "bytes": (folder / path).stat().st_size,
        "hash": f"sha256:{sha256(folder / path)}",
        "schema": schema(mart),
    }


def schema(mart: Mart) -> dict:
    described: dict[str, list] = {"fields": [field(column) for column in mart.columns]}
    if mart.key:
        described["primaryKey"] = list(mart.key)
    if mart.references:
        described["foreignKeys"] = [
            {
                "fields": reference.column,
                # The standard's name for the table itself is the empty one.
                "reference": {
                    "resource": "" if reference.mart == mart.name else reference.mart,
                    "fields": reference.key,
                },
            }
            for reference in mart.references
        ]
    return described


def field(column: Column) -> dict:
    described = {
        "name": column.name,
        "type": TYPES.get(column.type.partition("(")[0], "any"),
        "title": str(column.label),
        "description": column.description,
    }
    if column.label.unit_en:
        described["unit"] = f"{column.label.unit_zh} {column.label.unit_en}"
    return described
