"""Write the marts as a DuckDB file, Parquet and CSV."""

from pathlib import Path

import duckdb

from indexhouse.publishing.catalog import Catalog

# The oldest storage format that every DuckDB release since 1.0 can read.
STORAGE_VERSION = "v1.0.0"
DATABASE = "marts.duckdb"
# DuckDB names the catalog after the file, so `marts.province_rankings` resolves to the main schema
# of marts.duckdb, the same name as in the warehouse. A schema named marts would be ambiguous.
SCHEMAS_IN_FILE = {"marts": "main", "audit": "audit"}


def write_database(connection: duckdb.DuckDBPyConnection, catalog: Catalog, folder: Path) -> None:
    """Write marts.duckdb: all tables with comments, readable by DuckDB 1.0 and later.

    There are no primary keys: DuckDB 1.0 cannot open a file with indexes written by 1.5.
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


def write_parquet(connection: duckdb.DuckDBPyConnection, catalog: Catalog, folder: Path) -> None:
    """Write parquet/<mart>.parquet for each mart, with its description in the metadata."""
    (folder / "parquet").mkdir()
    for mart in catalog.marts:
        file = folder / "parquet" / f"{mart.name}.parquet"
        connection.execute(
            f"copy warehouse.{mart.relation} to {quoted(file)}"
            f" (format parquet, compression zstd,"
            f" kv_metadata {{description: {quoted(catalog.described(mart))}}})"
        )


def write_csv(connection: duckdb.DuckDBPyConnection, catalog: Catalog, folder: Path) -> None:
    """Write csv/<mart>.csv for each mart: UTF-8, commas, one header row; null is an empty field.

    There is no byte-order mark, because strict readers take it as part of the first column name.
    Spreadsheet users should open the workbook instead.
    """
    (folder / "csv").mkdir()
    for mart in catalog.marts:
        connection.execute(
            f"copy warehouse.{mart.relation} to {quoted(folder / 'csv' / f'{mart.name}.csv')}"
            " (format csv, header)"
        )


def quoted(text: object) -> str:
    """The text as a SQL string literal."""
    return "'" + str(text).replace("'", "''") + "'"
