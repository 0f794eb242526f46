"""The steps of make publish: write all files to a new folder, then swap it with the old one."""

import time
from collections.abc import Callable
from pathlib import Path
from typing import ParamSpec, TypeVar

import duckdb

from indexhouse.publishing import postgres
from indexhouse.publishing.about import CFF, about, write_citation
from indexhouse.publishing.catalog import CannotPublishError, Catalog, read_catalog
from indexhouse.publishing.datapackage import write_datapackage
from indexhouse.publishing.manifest import MANIFEST, write_manifest
from indexhouse.publishing.metadata import DCAT, write_dcat
from indexhouse.publishing.sdmx import write_sdmx
from indexhouse.publishing.tables import DATABASE, quoted, write_csv, write_database, write_parquet
from indexhouse.publishing.tiles import TILES, write_tiles
from indexhouse.publishing.trace import write_trace
from indexhouse.publishing.workbook import workbook_of, write_workbook
from indexhouse.running.exchange import replacement_of
from indexhouse.running.fingerprint import NO_RECORD, changes_since_build

Result = TypeVar("Result")
Arguments = ParamSpec("Arguments")


def write_all(warehouse: Path, place: Path, postgres_url: str = "") -> str:
    """Publish to the folder `place` and, given a URL, to PostgreSQL; return a one-line summary.

    PostgreSQL commits after all files are written and just before the folders are swapped, so an
    earlier failure changes neither. Raises CannotPublishError if the warehouse is missing or
    unreadable, or if `place` was not written by make publish.
    """
    if not warehouse.is_file():
        raise CannotPublishError(f"There is no warehouse {warehouse}. Run make build first.")
    if place.exists() and not (place / MANIFEST).is_file():
        raise CannotPublishError(
            f"{place} was not written by make publish: it has no {MANIFEST}. Move it away, or"
            " choose another folder with --into."
        )
    with duckdb.connect() as connection, replacement_of(place) as folder:
        attach(connection, warehouse)
        catalog = read_catalog(connection)
        tell_changes(connection, catalog)
        if postgres_url:
            postgres.check_connection(catalog, postgres_url)
        write_files(connection, catalog, folder)
        if postgres_url:
            step(
                f"PostgreSQL schema {catalog.index.file}",
                postgres.load,
                catalog,
                folder,
                postgres_url,
            )
        files = [file for file in folder.rglob("*") if file.is_file()]
        size = sum(file.stat().st_size for file in files) / 1e6
    return f"Published {len(catalog.marts)} marts, {len(files)} files, {size:.1f} MB: {place}"


def publish_into(warehouse: Path, folder: Path) -> None:
    """Write the files of a warehouse into a new folder: the website has them beside its pages."""
    folder.mkdir()
    with duckdb.connect() as connection:
        attach(connection, warehouse)
        write_files(connection, read_catalog(connection), folder)


def attach(connection: duckdb.DuckDBPyConnection, warehouse: Path) -> None:
    """Attach the warehouse read-only as `warehouse`; raises CannotPublishError if it is locked."""
    try:
        connection.execute(f"attach {quoted(warehouse)} as warehouse (read_only)")
    except duckdb.IOException as error:
        raise CannotPublishError(
            f"The warehouse cannot be read ({str(error).splitlines()[0]}). Close the program that"
            " writes to it, or rebuild it with make build."
        ) from None


def tell_changes(connection: duckdb.DuckDBPyConnection, catalog: Catalog) -> None:
    """Say which files have changed since the build: what is published is the build's."""
    if not catalog.inputs:
        print(f"Note: {NO_RECORD}")
    for change in changes_since_build(connection, "warehouse.audit"):
        print(f"Note: {change} What is published is the build; make build takes changes in.")


def write_files(connection: duckdb.DuckDBPyConnection, catalog: Catalog, folder: Path) -> None:
    """Write every published file into the folder; the manifest comes last and lists the others."""
    step(DATABASE, write_database, connection, catalog, folder)
    step("parquet/", write_parquet, connection, catalog, folder)
    step("csv/", write_csv, connection, catalog, folder)
    step(workbook_of(catalog), write_workbook, connection, catalog, folder)
    if catalog.build["is_sample_library"]:
        step("trace/", write_trace, connection, catalog, folder)
    step("sdmx/", write_sdmx, connection, catalog, folder)
    step(TILES, write_tiles, connection, catalog, folder)
    known = about(catalog.index, catalog.build, catalog.editions)
    step("datapackage.json", write_datapackage, catalog, known, folder)
    step(CFF, write_citation, known, folder)
    step(DCAT, write_dcat, known, folder)
    step(MANIFEST, write_manifest, catalog, folder)


def step(
    name: str,
    work: Callable[Arguments, Result],
    *arguments: Arguments.args,
    **options: Arguments.kwargs,
) -> Result:
    """Call `work`, printing its name before and its duration after."""
    started = time.monotonic()
    print(f"  {name} ...", end=" ", flush=True)
    result = work(*arguments, **options)
    print(f"{time.monotonic() - started:.1f} s", flush=True)
    return result
