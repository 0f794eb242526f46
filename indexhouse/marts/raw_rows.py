"""Raw rows as they came in, found by the key that the trace gives."""

import json

import duckdb


def raw_rows(
    marts: duckdb.DuckDBPyConnection, raw_table: str, edition: int, keys: list[str]
) -> list[dict[str, str]]:
    """Column -> what was written there, for each key that is found; empty cells are left out.

    `raw_table` is a table of the input contract, without raw_.
    """
    found = marts.execute(
        "select raw_row from audit.audit_raw_rows"
        " where raw_table = ? and edition = ? and list_contains(?, row_key) order by row_key",
        [raw_table, edition, keys],
    ).fetchall()
    return [
        {column: str(value) for column, value in json.loads(row).items() if value is not None}
        for (row,) in found
    ]
