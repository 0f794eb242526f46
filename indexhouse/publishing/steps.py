"""make publish, step by step: everything into a new folder, which takes the old one's place."""

import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import duckdb

from indexhouse.publishing import postgres
from indexhouse.publishing.catalog import CannotPublish, Catalog, read_catalog
from indexhouse.publishing.datapackage import write_datapackage
from indexhouse.publishing.manifest import MANIFEST, hashes_of_inputs, write_manifest
from indexhouse.publishing.tables import DATABASE, quoted, write_csv, write_database, write_parquet
from indexhouse.publishing.workbook import WORKBOOK, write_workbook
from indexhouse.running.exchange import replacement_of

Result = TypeVar("Result")


def write_all(warehouse: Path, place: Path, postgres_url: str = "") -> str:
    """Writes the folder, and the database if there is one; returns what was made, in a line.

    The database commits last but one, the folder's exchange is last: what fails before leaves
    both as they were.
    """
    if not warehouse.is_file():
        raise CannotPublish(f"There is no warehouse {warehouse}: make build makes it.")
    if place.exists() and not (place / MANIFEST).is_file():
        raise CannotPublish(
            f"{place} is not what make publish made: it has no {MANIFEST}. Move it away, or name"
            " another folder with --into."
        )
    if postgres_url:
        postgres.reach(postgres_url)
    with duckdb.connect() as connection, replacement_of(place) as folder:
        attach(connection, warehouse)
        catalog = read_catalog(connection)
        write_files(connection, catalog, folder)
        if postgres_url:
            step(
                f"PostgreSQL schema {postgres.SCHEMA}", postgres.load, catalog, folder, postgres_url
            )
        files = [file for file in folder.rglob("*") if file.is_file()]
        size = sum(file.stat().st_size for file in files) / 1e6
    return f"Published {len(catalog.marts)} marts, {len(files)} files, {size:.1f} MB: {place}"


def attach(connection, warehouse: Path) -> None:
    try:
        connection.execute(f"attach {quoted(warehouse)} as warehouse (read_only)")
    except duckdb.IOException as error:
        raise CannotPublish(
            f"The warehouse cannot be read ({str(error).splitlines()[0]}). Close what is writing"
            " to it, or make it anew with make build."
        ) from None


def write_files(connection, catalog: Catalog, folder: Path) -> None:
    inputs = step("inputs", hashes_of_inputs, catalog)
    step(DATABASE, write_database, connection, catalog, folder)
    step("parquet/", write_parquet, connection, catalog, folder)
    step("csv/", write_csv, connection, catalog, folder)
    step(WORKBOOK, write_workbook, connection, catalog, folder)
    step("datapackage.json", write_datapackage, catalog, folder)
    step(MANIFEST, write_manifest, catalog, inputs, folder)


def step(name: str, work: Callable[..., Result], *arguments) -> Result:
    started = time.monotonic()
    print(f"  {name} ...", end=" ", flush=True)
    result = work(*arguments)
    print(f"{time.monotonic() - started:.1f} s", flush=True)
    return result
