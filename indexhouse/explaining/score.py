"""Read one score from the marts, with everything needed to derive it from raw rows."""

from dataclasses import dataclass

import duckdb

from indexhouse.contract.schema import raw_titles
from indexhouse.explaining.firmness import Firmness, read_firmness
from indexhouse.marts.index import Level, read_levels
from indexhouse.marts.labels import Label
from indexhouse.marts.raw_rows import raw_rows
from indexhouse.marts.rows import is_sample_library, rows

# Numerators are sums of decimals with eight places, compared here as floats.
TOLERANCE = 1e-6


@dataclass(frozen=True)
class Score:
    """The score of one region, node and edition, with the rows it is derived from.

    Rows are dicts keyed by mart column; scores are points of 100. `subtree` holds the node and
    its descendants in tree order, `indicators` the values behind them, `places` the raw row
    counts per indicator and place. For a group of regions, those two are empty and `members` holds
    the regions that it sums, of the levels in `levels`. `competitors` is the number of regions
    ranked; `previous` the score and rank of the preceding edition, None for the first. `raw_titles`
    are the titles of the raw tables, `examples` raw rows of an indicator that is asked for itself.
    """

    region: dict
    levels: dict[str, Level]
    node: dict
    edition: int
    previous: dict | None
    competitors: int
    subtree: list[dict]
    indicators: list[dict]
    places: list[dict]
    examples: list[dict[str, str]]
    members: list[dict]
    firmness: Firmness
    is_sample_library: bool
    raw_titles: dict[str, Label]


def read_score(marts: duckdb.DuckDBPyConnection, region: dict, node: dict, edition: int) -> Score:
    """Read a score; raises LookupError if the raw files no longer match the warehouse."""
    level, code = region["region_level"], region["region_code"]
    key = {"level": level, "region": code, "edition": edition}
    subtree = read_subtree(marts, node["node_code"], **key)
    indicators = [row["node_code"] for row in subtree if row["statistic"]]
    levels = {level.code: level for level in read_levels(marts)}
    is_group = levels[level].is_sum
    values = [] if is_group else read_indicators(marts, indicators, **key)
    places = [] if is_group else read_places(marts, indicators, **key)
    check_raw_files_unchanged(values, places)
    return Score(
        region=region,
        levels=levels,
        node=subtree[0],
        edition=edition,
        previous=read_previous(marts, node["node_code"], **key),
        competitors=count_regions(marts, node["node_code"], level, edition),
        subtree=subtree,
        indicators=values,
        places=places,
        examples=read_examples(marts, places, edition) if len(subtree) == 1 else [],
        members=read_members(marts, node["node_code"], code, edition) if is_group else [],
        firmness=read_firmness(marts, region, indicators, node["parent_code"] is None, edition),
        is_sample_library=is_sample_library(marts),
        raw_titles=raw_titles(marts),
    )


def check_raw_files_unchanged(indicators: list[dict], places: list[dict]) -> None:
    """Raise LookupError if an indicator's raw rows no longer add up to its numerator.

    fct_score_trace is a view that reads the user's files in place: they may have been edited
    since the build.
    """
    for indicator in indicators:
        traced = sum(
            row["numerator"] for row in places if row["node_code"] == indicator["node_code"]
        )
        if abs(traced - indicator["numerator"]) > TOLERANCE:
            raise LookupError(
                "The raw files have changed since the build:"
                f" {indicator['node_code']} adds up to {traced:,.10g} now, but was"
                f" {indicator['numerator']:,.10g}. Rebuild with make build RAW=DIR."
            )


def read_subtree(
    marts: duckdb.DuckDBPyConnection, node: str, level: str, region: str, edition: int
) -> list[dict]:
    """The node (`depth` 0) and its descendants, with weight, score and rank, in tree order."""
    return rows(
        marts,
        """
        with recursive subtree as (
            select *, 0 as depth from marts.dim_index_nodes where node_code = ?
            union all
            select nodes.*, depth + 1
            from marts.dim_index_nodes as nodes
            inner join subtree on nodes.parent_code = subtree.node_code
        )
        select subtree.*, weights.weight, scores.score, scores.score_rank
        from subtree
        inner join marts.dim_index_weights as weights
            on subtree.node_code = weights.node_code and weights.is_used
        inner join marts.fct_index_scores as scores on subtree.node_code = scores.node_code
        where edition = ? and region_level = ? and region_code = ?
        order by subtree.node_order
        """,
        [node, edition, level, region],
    )


def read_previous(
    marts: duckdb.DuckDBPyConnection, node: str, level: str, region: str, edition: int
) -> dict | None:
    """Score and rank in the preceding edition; None for the first edition."""
    found = rows(
        marts,
        """
        select scores.edition, score, score_rank
        from marts.fct_index_scores as scores
        inner join marts.dim_editions as editions on scores.edition = editions.previous_edition
        where editions.edition = ? and region_level = ? and region_code = ? and node_code = ?
        """,
        [edition, level, region, node],
    )
    return found[0] if found else None


def count_regions(marts: duckdb.DuckDBPyConnection, node: str, level: str, edition: int) -> int:
    """The number of regions ranked at this level in the edition."""
    [found] = rows(
        marts,
        "select count(*) as regions from marts.fct_index_scores"
        " where edition = ? and region_level = ? and node_code = ?",
        [edition, level, node],
    )
    return int(found["regions"])


def read_indicators(
    marts: duckdb.DuckDBPyConnection, nodes: list[str], level: str, region: str, edition: int
) -> list[dict]:
    """One row per indicator: value, bounds, normalised score, weight, and the regions at the
    bounds (`lowest_zh`, `highest_en` ... are lists of names, None where no region is).
    """
    return rows(
        marts,
        """
        with peers as (
            select scores.*, regions.region_name_zh, regions.region_name_en
            from marts.fct_indicator_scores as scores
            inner join marts.dim_regions as regions using (region_level, region_code)
            where edition = ? and region_level = ? and list_contains(?, node_code)
        ),
        extremes as (
            select
                node_code,
                list(region_name_zh order by region_code)
                    filter (where scored_value = low_value) as lowest_zh,
                list(region_name_en order by region_code)
                    filter (where scored_value = low_value) as lowest_en,
                list(region_name_zh order by region_code)
                    filter (where scored_value = high_value) as highest_zh,
                list(region_name_en order by region_code)
                    filter (where scored_value = high_value) as highest_en
            from peers
            group by node_code
        )
        select nodes.*, peers.* exclude (node_code), indicator_values.numerator,
            indicator_values.denominator, coverage.all_rows, coverage.known_rows,
            extremes.* exclude (node_code)
        from peers
        inner join extremes using (node_code)
        inner join marts.dim_index_nodes as nodes using (node_code)
        inner join marts.fct_indicator_values as indicator_values
            using (edition, region_level, region_code, node_code)
        inner join marts.fct_indicator_coverage as coverage
            using (edition, region_level, region_code, node_code)
        where region_code = ?
        order by nodes.node_order
        """,
        [edition, level, nodes, region],
    )


def read_places(
    marts: duckdb.DuckDBPyConnection, nodes: list[str], level: str, region: str, edition: int
) -> list[dict]:
    """One row per indicator, raw table and place: the number of raw rows, what they add to the
    numerator, and up to three row keys as examples.
    """
    return rows(
        marts,
        """
        select
            node_code, raw_table, place_code,
            any_value(places.region_name_zh) as place_name_zh,
            any_value(places.region_name_en) as place_name_en,
            any_value(places.region_level) as place_level,
            count(*) as row_count,
            sum(numerator_part) as numerator,
            list_sort(min(row_key, 3)) as examples
        from marts.fct_score_trace as traced
        left join marts.dim_regions as places on traced.place_code = places.region_code
        where edition = ? and traced.region_level = ? and traced.region_code = ?
            and list_contains(?, node_code)
        group by node_code, raw_table, place_code
        order by node_code, row_count desc, place_code
        """,
        [edition, level, region, nodes],
    )


def read_examples(
    marts: duckdb.DuckDBPyConnection, places: list[dict], edition: int
) -> list[dict[str, str]]:
    """The raw rows of the first place that are given as examples."""
    if not places:
        return []
    return raw_rows(marts, places[0]["raw_table"], edition, places[0]["examples"])


def read_members(
    marts: duckdb.DuckDBPyConnection, node: str, group: str, edition: int
) -> list[dict]:
    """The members of a group of regions with their scores at the node, highest first."""
    return rows(
        marts,
        """
        select regions.*, score, score_rank
        from marts.fct_index_scores as scores
        inner join marts.dim_regions as regions using (region_level, region_code)
        inner join marts.dim_region_members as members
            on scores.region_code = members.member_code
        where edition = ? and members.group_code = ? and node_code = ?
        order by score desc, scores.region_code
        """,
        [edition, group, node],
    )
