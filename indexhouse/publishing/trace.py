"""trace/: the raw rows of the sample library, and what each of them adds to which value.

Somebody else's rows stay where they are: they may be secret, and there may be a hundred million.
"""

from pathlib import Path

import duckdb

from indexhouse.publishing.catalog import Catalog
from indexhouse.publishing.tables import quoted

TRACE = "fct_score_trace"


def write_trace(connection: duckdb.DuckDBPyConnection, catalog: Catalog, folder: Path) -> None:
    """Write trace/fct_score_trace.parquet and trace/raw_<table>.parquet."""
    (folder / "trace").mkdir()
    tables = connection.execute(
        "select table_name from duckdb_tables()"
        " where database_name = 'warehouse' and schema_name = 'raw' order by table_name"
    ).fetchall()
    for relation in [f"marts.{TRACE}", *(f"raw.{table}" for (table,) in tables)]:
        file = folder / "trace" / f"{relation.partition('.')[2]}.parquet"
        connection.execute(
            f"copy (from warehouse.{relation} order by all) to {quoted(file)}"
            f" (format parquet, compression zstd,"
            f" kv_metadata {{description: {quoted(catalog.notice)}}})"
        )
