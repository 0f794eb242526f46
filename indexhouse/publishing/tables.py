"""The marts as tables for programs: a DuckDB file, Parquet and CSV."""

from pathlib import Path

from indexhouse.publishing.catalog import Catalog

# The oldest storage that DuckDB promises to read for ever: 1.0 and all that came after it.
STORAGE_VERSION = "v1.0.0"
DATABASE = "marts.duckdb"
# A file is a catalog of its name: `marts.province_rankings` is a table in the main schema of
# this one, and reads as it does in the warehouse. A schema marts too would be ambiguous.
SCHEMAS_IN_FILE = {"marts": "main", "audit": "audit"}


def write_database(connection, catalog: Catalog, folder: Path) -> None:
    """Schemas, tables and comments, in a file that every DuckDB from 1.0 on opens.

    Without primary keys: their indexes, written by 1.5, keep 1.0 from opening the file.
    """
    connection.execute(
        f"attach {quoted(folder / DATABASE)} as published (storage_version '{STORAGE_VERSION}')"
    )
    connection.execute("create schema published.audit")
    for mart in catalog.marts:
        place = f"published.{SCHEMAS_IN_FILE[mart.schema]}.{mart.name}"
        connection.execute(f"create table {place} as from warehouse.{mart.relation}")
        connection.execute(f"comment on table {place} is {quoted(catalog.described(mart))}")
        for column in mart.columns:
            connection.execute(
                f'comment on column {place}."{column.name}" is {quoted(column.description)}'
            )
    connection.execute("detach published")


def write_parquet(connection, catalog: Catalog, folder: Path) -> None:
    """A file a mart, whose metadata says what it is."""
    (folder / "parquet").mkdir()
    for mart in catalog.marts:
        connection.execute(
            f"copy warehouse.{mart.relation} to {quoted(folder / 'parquet' / f'{mart.name}.parquet')}"
            f" (format parquet, compression zstd,"
            f" kv_metadata {{description: {quoted(catalog.described(mart))}}})"
        )


def write_csv(connection, catalog: Catalog, folder: Path) -> None:
    """A file a mart: UTF-8, commas, a header row; empty is unknown, "" is an empty text.

    Without a byte-order mark, which strict readers take for a part of the first name: who
    double-clicks has the workbook, which a spreadsheet reads without guessing.
    """
    (folder / "csv").mkdir()
    for mart in catalog.marts:
        connection.execute(
            f"copy warehouse.{mart.relation} to {quoted(folder / 'csv' / f'{mart.name}.csv')}"
            " (format csv, header)"
        )


def quoted(text: object) -> str:
    """A SQL string."""
    return "'" + str(text).replace("'", "''") + "'"
