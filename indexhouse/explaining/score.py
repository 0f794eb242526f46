"""make explain: where a score comes from, in plain words, down to the rows behind it.

    make explain REGION=510000 NODE=academic_ecosystem EDITION=2023 LANGUAGE=zh

REGION is a code or a name; NODE a node of the index tree (all of it by default); EDITION
the latest by default. Everything is read from the marts of a built warehouse.
"""

import difflib
from dataclasses import dataclass

from indexhouse.marts.rows import is_sample_library, rows

# Sums of decimals of eight places, read as floats.
TOLERANCE = 1e-6


@dataclass(frozen=True)
class Score:
    """A region's score in an edition: the answer to explain, and what it is made of.

    Rows are dicts of the marts' columns. `subtree` has the node and all below it, in the
    order of the tree; `indicators` the indicators among them; `places` how many raw rows
    of each indicator lie where; `members` the provinces of a circle.
    """

    region: dict
    node: dict
    edition: int
    previous: dict | None
    competitors: int
    subtree: list[dict]
    indicators: list[dict]
    places: list[dict]
    members: list[dict]
    is_sample_library: bool


def find_region(marts, wanted: str) -> dict:
    """The region of a code, or of a Chinese or English name."""
    regions = rows(marts, "from marts.dim_regions where region_level <> 'country'")
    for name in ["region_code", "region_name_zh", "short_name_zh", "region_name_en"]:
        for region in regions:
            if region[name].casefold() == wanted.strip().casefold():
                return region
    names = [
        region[name]
        for region in regions
        for name in ("region_code", "region_name_zh", "region_name_en")
    ]
    raise LookupError(
        f"REGION={wanted} is no region.{similar(wanted, names)} Give the code or the name of a"
        " province, a circle or a city, as in REGION=510000 or REGION=Sichuan"
        " (all of them: marts.dim_regions)."
    )


def find_node(marts, wanted: str) -> dict:
    nodes = rows(marts, "from marts.dim_index_nodes")
    for node in nodes:
        if wanted.strip() in (node["node_code"], node["node_name_en"], node["node_name_zh"]):
            return node
    codes = [node["node_code"] for node in nodes]
    raise LookupError(
        f"NODE={wanted} is no node of the index.{similar(wanted, codes)} There are {', '.join(codes)}."
    )


def find_edition(marts, wanted: str) -> int:
    editions = [row["edition"] for row in rows(marts, "from marts.dim_editions order by edition")]
    if not wanted:
        return editions[-1]
    if wanted not in map(str, editions):
        raise LookupError(
            f"EDITION={wanted} is not in the data. There are {', '.join(map(str, editions))}."
        )
    return int(wanted)


def similar(wanted: str, names: list[str]) -> str:
    close = list(dict.fromkeys(difflib.get_close_matches(wanted, names)))
    return f" Did you mean {' or '.join(close)}?" if close else ""


def read_score(marts, region: dict, node: dict, edition: int) -> Score:
    key = {"level": region["region_level"], "region": region["region_code"], "edition": edition}
    subtree = read_subtree(marts, node["node_code"], **key)
    indicators = [row["node_code"] for row in subtree if row["node_level"] == "indicator"]
    is_circle = region["region_level"] == "circle"
    values = [] if is_circle else read_indicators(marts, indicators, **key)
    places = [] if is_circle else read_places(marts, indicators, **key)
    check_that_rows_are_those_of_the_build(values, places)
    return Score(
        region=region,
        node=subtree[0],
        edition=edition,
        previous=read_previous(marts, node["node_code"], **key),
        competitors=count_competitors(marts, **key),
        subtree=subtree,
        indicators=values,
        places=places,
        members=read_members(marts, node["node_code"], **key) if is_circle else [],
        is_sample_library=is_sample_library(marts),
    )


def check_that_rows_are_those_of_the_build(indicators: list[dict], places: list[dict]) -> None:
    """Rows are read where they were: the user's files may have changed since."""
    for indicator in indicators:
        traced = sum(
            row["numerator"] for row in places if row["node_code"] == indicator["node_code"]
        )
        if abs(traced - indicator["numerator"]) > TOLERANCE:
            raise LookupError(
                "The raw files have changed since the build:"
                f" {indicator['node_code']} adds up to {traced:,.10g} in them and was"
                f" {indicator['numerator']:,.10g}. Build again with make build RAW=DIR."
            )


def read_subtree(marts, node: str, level: str, region: str, edition: int) -> list[dict]:
    """The node and all below it: names, weight, score and rank, and `depth` from 0."""
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


def read_previous(marts, node: str, level: str, region: str, edition: int) -> dict | None:
    """Score and rank of the edition before, if there is one."""
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


def count_competitors(marts, level: str, region: str, edition: int) -> int:
    [found] = rows(
        marts,
        "select count(*) as regions from marts.fct_index_scores"
        " where edition = ? and region_level = ? and node_code = 'overall'",
        [edition, level],
    )
    return found["regions"]


def read_indicators(marts, nodes: list[str], level: str, region: str, edition: int) -> list[dict]:
    """Indicators from value to points, with the regions that are lowest and highest."""
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
                list(region_name_zh order by region_code) filter (where raw_value = low_value) as lowest_zh,
                list(region_name_en order by region_code) filter (where raw_value = low_value) as lowest_en,
                list(region_name_zh order by region_code) filter (where raw_value = high_value) as highest_zh,
                list(region_name_en order by region_code) filter (where raw_value = high_value) as highest_en
            from peers
            group by node_code
        )
        select nodes.*, peers.* exclude (node_code), indicator_values.numerator,
            indicator_values.denominator, extremes.* exclude (node_code)
        from peers
        inner join extremes using (node_code)
        inner join marts.dim_index_nodes as nodes using (node_code)
        inner join marts.fct_indicator_values as indicator_values
            using (edition, region_level, region_code, node_code)
        where region_code = ?
        order by nodes.node_order
        """,
        [edition, level, nodes, region],
    )


def read_places(marts, nodes: list[str], level: str, region: str, edition: int) -> list[dict]:
    """How many raw rows of each indicator lie in each place of the region, and three of them."""
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


def read_members(marts, node: str, level: str, region: str, edition: int) -> list[dict]:
    """The provinces of a circle with their scores at the node, best first."""
    return rows(
        marts,
        """
        select regions.*, score, score_rank
        from marts.fct_index_scores as scores
        inner join marts.dim_regions as regions using (region_level, region_code)
        where edition = ? and region_level = 'province' and circle_code = ? and node_code = ?
        order by score desc, region_code
        """,
        [edition, region, node],
    )
