"""Data of the home page: the leading regions of the latest edition, and the size of the data."""

import duckdb

from indexhouse.marts.rows import is_sample_library, row, rows

LEADERS = 5


def read(marts: duckdb.DuckDBPyConnection) -> dict:
    """Ranking rows of the latest edition (scores in points), and counts of rows and figures."""
    return {
        "edition": row(marts, LATEST)["edition"],
        "dimensions": rows(marts, DIMENSIONS),
        "provinces": rows(marts, RANKING.format(table="province_rankings", limit=LEADERS)),
        "circles": rows(marts, RANKING.format(table="circle_rankings", limit="all")),
        "counts": row(marts, COUNTS),
        "figures": figures(marts),
    }


LATEST = "select max(edition) as edition from marts.dim_editions"

DIMENSIONS = """
    select node_code, node_name_zh, node_name_en from marts.dim_index_nodes
    where node_level = 'dimension' order by node_order
"""

RANKING = """
    select * from marts.{table}
    where edition = (select max(edition) from marts.dim_editions)
    order by overall_rank, region_code limit {limit}
"""

COUNTS = """
    select
        (select count(*) from marts.dim_regions where region_level = 'province') as provinces,
        (select count(*) from marts.dim_regions where region_level = 'circle') as circles,
        (select count(*) from marts.dim_regions where region_level = 'city') as cities,
        (select count(*) from marts.dim_index_nodes where node_level = 'dimension') as dimensions,
        (select count(*) from marts.dim_index_nodes where node_level = 'subdimension')
            as subdimensions,
        (select count(*) from marts.dim_index_nodes where node_level = 'indicator') as indicators,
        (select sum(raw_rows) from audit.audit_row_counts) as raw_rows,
        (select sum(rejected_rows) from audit.audit_row_counts) as rejected_rows
"""


def figures(marts: duckdb.DuckDBPyConnection) -> dict | None:
    """How many figures the source report prints and how many are reproduced; None for own data."""
    return row(marts, REPRODUCED) if is_sample_library(marts) else None


REPRODUCED = """
    select count(*) as printed, count(*) filter (where verdict = 'reproduced') as reproduced
    from audit.audit_printed_figures
"""
