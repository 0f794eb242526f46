"""What the landing page shows: the leaders of the latest edition, and how much stands behind."""

from indexhouse.marts.rows import is_sample_library, row, rows

LEADERS = 5


def read(marts) -> dict:
    """Names, ranks and scores (points) of the latest edition; counts of rows and figures."""
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


def figures(marts) -> dict | None:
    """How many printed figures are reproduced; None where there are none to compare with."""
    return row(marts, REPRODUCED) if is_sample_library(marts) else None


REPRODUCED = """
    select count(*) as printed, count(*) filter (where verdict = 'reproduced') as reproduced
    from audit.audit_printed_figures
"""
