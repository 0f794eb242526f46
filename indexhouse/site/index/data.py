"""Data of the home page: the finding of the latest edition, leaders, regions to search, counts."""

from collections.abc import Iterator

import duckdb

from indexhouse.marts.index import Level, read_index, read_levels
from indexhouse.marts.robustness import DESIGN, FIRM
from indexhouse.marts.rows import is_sample_library, row, rows

LEADERS = 5


def read(marts: duckdb.DuckDBPyConnection) -> dict:
    """Ranking rows of the latest edition (scores in points), and counts of rows and figures."""
    root = read_index(marts).root
    dimensions = rows(marts, DIMENSIONS, [root])
    regions = row(marts, REGIONS)["regions"]
    levels = [level for level in read_levels(marts) if level.code in regions]
    return {
        "edition": row(marts, LATEST)["edition"],
        "dimensions": dimensions,
        "levels": [level.words() | {"regions": regions[level.code]} for level in levels],
        "standings": list(standings(marts, root, levels)),
        "moves": rows(marts, MOVES, [root, levels[0].code, FIRM]),
        "regions": rows(marts, FOUND),
        "counts": row(marts, COUNTS),
        "figures": figures(marts),
    }


def standings(marts: duckdb.DuckDBPyConnection, root: str, levels: list[Level]) -> Iterator[dict]:
    """The leaders of the first level, and all regions of the levels that sum others."""
    for level in levels:
        if level is levels[0] or level.is_sum:
            first = None if level.is_sum else LEADERS
            found = rows(marts, RANKING, [root, level.code])
            yield level.words() | {"regions": found[:first]}


LATEST = "select max(edition) as edition from marts.dim_editions"

DIMENSIONS = """
    select node_code, node_name_zh, node_name_en from marts.dim_index_nodes
    where parent_code = ? order by node_order
"""

REGIONS = """
    select map_from_entries(list((region_level, regions))) as regions
    from (select region_level, count(*) as regions from marts.dim_regions group by region_level)
"""

# `parts` are the scores of the dimensions: node -> points.
RANKING = """
    with latest as (
        select * from marts.rankings where edition = (select max(edition) from marts.dim_editions)
    )

    select
        root.*,
        map_from_entries(list((parts.node_code, parts.score))) as parts
    from latest as root
    inner join latest as parts using (region_level, region_code)
    inner join marts.dim_index_nodes as nodes on parts.node_code = nodes.node_code
    where nodes.parent_code = $1 and root.node_code = $1 and root.region_level = $2
    group by all
    order by root.score_rank, root.region_code
"""

# The largest rise and the largest fall of the first level; `is_firm` is null where that is unknown.
MOVES = f"""
    with moves as (
        select
            latest.region_name_zh, latest.region_name_en, latest.region_code, latest.rank_change,
            if(latest.rank_change > 0, share_rose, share_fell) >= $3 as is_firm
        from marts.rankings as latest
        left join (from marts.fct_rank_change_confidence where design_code = ({DESIGN})) as ways
            using (edition, region_level, region_code)
        where node_code = $1 and region_level = $2 and rank_change <> 0
            and edition = (select max(edition) from marts.dim_editions)
    )

    select distinct on (rank_change > 0) *
    from moves
    order by rank_change > 0 desc, abs(rank_change) desc, region_code
"""

FOUND = """
    select region_level as level, region_code as code, region_name_zh as zh,
        region_name_en as en, short_name_zh as short
    from marts.dim_regions
    inner join marts.dim_region_levels using (region_level)
    where ranking <> 'none'
    order by level_order, region_code
"""

COUNTS = """
    select
        (select count(*) from marts.dim_index_nodes where statistic is not null) as indicators,
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
