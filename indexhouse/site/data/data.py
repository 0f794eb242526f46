"""Data of the data page: what the files hold, and a query that answers something in this index."""

import duckdb

from indexhouse.marts.index import read_index, read_levels
from indexhouse.marts.labels import read_tables

FIRST = """
    select region_code from marts.fct_index_scores
    where edition = ? and region_level = ? and node_code = ? and score_rank = 1
    order by region_code
"""


def read(marts: duckdb.DuckDBPyConnection) -> dict:
    """`tables` is mart -> title and number of columns; the rest is what the snippets ask for."""
    index, level = read_index(marts), read_levels(marts)[0]
    [(edition,)] = marts.sql("select max(edition) from marts.dim_editions").fetchall()
    first = marts.execute(FIRST, [edition, level.code, index.root]).fetchone()
    return {
        "tables": {
            name: {"zh": table.title.zh, "en": table.title.en}
            for name, table in read_tables(marts).items()
        },
        "file": index.file,
        "root": index.root,
        "level": {"code": level.code, **level.words()["many"]},
        "edition": edition,
        "first": first and first[0],
    }
