"""Data of the ranking page: scores, ranks and values of every region in every edition.

Numbers are in flat lists, ordered by region and then node, in the order of `regions` and `nodes`:
30,000 scores as JSON objects would be ten times the size.
"""

from itertools import chain

import duckdb

from indexhouse.marts.index import read_levels
from indexhouse.marts.robustness import DESIGN, FIRM
from indexhouse.marts.rows import is_sample_library, row, rows
from indexhouse.running.fingerprint import RAW, changes_since_build, recorded_inputs

DECIMALS = 9
MOST_ROWS = 1_000_000

EDITIONS = """
    select edition, name_zh, name_en, data_cutoff_on as cutoff,
        previous_edition as previous
    from marts.dim_editions
    order by edition
"""

NODES = """
    select node_code as code, nodes.parent_code as parent,
        node_name_zh as zh, node_name_en as en, statistic, direction,
        unit_zh, unit_en, weight
    from marts.dim_index_nodes as nodes
    inner join marts.dim_index_weights as weights using (node_code)
    where is_used
    order by node_order
"""

REGIONS = """
    select region_level as level, region_code as code, region_name_zh as zh,
        region_name_en as en, short_name_zh as short_zh, parent_code as parent,
        province_code as province, circle_code as circle, tile_row as row, tile_column as column
    from marts.dim_regions
    inner join marts.dim_region_levels using (region_level)
    where ranking <> 'none'
    order by region_code
"""

MEMBERS = "select group_code, member_code from marts.dim_region_members order by all"

# Lists have a null where a mart has no row, so that positions never shift.
CELLS = """
    from marts.dim_editions as editions
    cross join marts.dim_regions as regions
    inner join marts.dim_region_levels as levels using (region_level)
    cross join marts.dim_index_nodes as nodes
"""

SCORES = f"""
    select edition, region_level,
        list(score order by region_code, node_order) as scores,
        list(score_rank order by region_code, node_order) as ranks
    {CELLS}
    left join marts.fct_index_scores using (edition, region_level, region_code, node_code)
    where ranking <> 'none'
    group by edition, region_level
    order by edition, region_level
"""

MEDIANS = """
    select edition, region_level, list(median_score order by node_order) as medians
    from (
        select edition, region_level, node_code, median(score) as median_score
        from marts.fct_index_scores
        group by edition, region_level, node_code
    )
    inner join marts.dim_index_nodes using (node_code)
    group by edition, region_level
    order by edition, region_level
"""

INDICATORS = f"""
    select edition, region_level,
        list(facts.raw_value order by region_code, node_order) as values,
        list(normalised_score order by region_code, node_order) as normalised,
        list(round(known_share) order by region_code, node_order) as known
    {CELLS}
    left join marts.fct_indicator_values as facts
        using (edition, region_level, region_code, node_code)
    left join marts.fct_indicator_scores
        using (edition, region_level, region_code, node_code)
    left join marts.fct_indicator_coverage
        using (edition, region_level, region_code, node_code)
    where ranking <> 'none' and statistic is not null
    group by edition, region_level
    order by edition, region_level
"""

# Groups have no bounds: their scores are sums over their members.
BOUNDS = """
    select edition, region_level,
        list(low order by node_order) as lows,
        list(high order by node_order) as highs
    from (
        select distinct edition, region_level, node_code,
            low_value as low, high_value as high
        from marts.fct_indicator_scores
    )
    inner join marts.dim_index_nodes using (node_code)
    group by edition, region_level
    order by edition, region_level
"""


COMPETING = """
    from marts.dim_editions as editions
    cross join marts.dim_regions as regions
    inner join marts.dim_region_levels as levels using (region_level)
"""

FIRMNESS = f"""
    select edition, region_level,
        list(rank_p05 order by region_code) as rank_lows,
        list(rank_p95 order by region_code) as rank_highs,
        list(round(share_above_next, 3) order by region_code) as above_next,
        list(round(share_rose, 3) order by region_code) as rose,
        list(round(share_fell, 3) order by region_code) as fell,
        list(round(own_places, 4) order by region_code) as own_places,
        list(round(others_places, 4) order by region_code) as others_places,
        list(round(bounds_places, 4) order by region_code) as bounds_places,
        list(round(weights_places, 4) order by region_code) as weights_places
    {COMPETING}
    left join (from marts.fct_rank_intervals where design_code = ({DESIGN})) as intervals
        using (edition, region_level, region_code)
    left join (from marts.fct_rank_change_confidence where design_code = ({DESIGN})) as confidence
        using (edition, region_level, region_code)
    left join marts.fct_rank_changes using (edition, region_level, region_code)
    where ranking = 'compete'
    group by edition, region_level
    order by edition, region_level
"""

# Four decimals: they are shown with two.
EFFECTS = f"""
    select edition, region_level,
        list(round(values_effect, 4) order by region_code, node_order) as values_effects,
        list(round(bounds_effect, 4) order by region_code, node_order) as bounds_effects,
        list(round(weights_effect, 4) order by region_code, node_order) as weights_effects
    {COMPETING}
    cross join marts.dim_index_nodes
    left join marts.fct_score_changes using (edition, region_level, region_code, node_code)
    where ranking = 'compete' and statistic is not null and previous_edition is not null
    group by edition, region_level
    order by edition, region_level
"""

# The part of a value's effect that comes of rows whose figure became known or unknown, by their
# part in the change of the value. A value that is known in one edition alone is coverage entirely.
COVERAGE = f"""
    with changes_by_rows as (
        select edition, region_level, region_code, node_code, sum(effect) as effect,
            sum(effect) filter (where change_kind in ('became known', 'became unknown'))
                as coverage_effect
        from marts.fct_value_changes
        where region_level in ({{levels}})
        group by all
    ),
    former as (
        select editions.edition, region_level, region_code, node_code, is_known as was_known
        from marts.fct_indicator_values as facts
        inner join marts.dim_editions as editions on editions.previous_edition = facts.edition
    )
    select edition, region_level,
        list(round(
            case
                when is_known <> was_known then values_effect
                when abs(effect) > 1e-9 * abs(coverage_effect)
                    then values_effect * coverage_effect / effect
                when values_effect is not null then 0
            end, 4
        ) order by region_code, node_order) as coverage_effects
    {COMPETING}
    cross join marts.dim_index_nodes
    left join marts.fct_score_changes using (edition, region_level, region_code, node_code)
    left join marts.fct_indicator_values using (edition, region_level, region_code, node_code)
    left join former using (edition, region_level, region_code, node_code)
    left join changes_by_rows using (edition, region_level, region_code, node_code)
    where ranking = 'compete' and statistic is not null and previous_edition is not null
    group by edition, region_level
    order by edition, region_level
"""

# Those without a node are left to the weights that a reader sets.
SCENARIOS = """
    select scenario_code as code, name_zh as zh, name_en as en
    from marts.dim_scenarios
    where left_out_node is null and scenario_code <> 'default'
    order by scenario_code
"""

SCENARIO_RANKS = f"""
    select edition, region_level, scenario_code,
        list(score_rank order by region_code) as ranks
    {COMPETING}
    cross join (from marts.dim_scenarios where left_out_node is null) as scenarios
    left join marts.fct_scenario_scores
        using (scenario_code, edition, region_level, region_code)
    where ranking = 'compete' and scenario_code <> 'default'
    group by edition, region_level, scenario_code
    order by edition, region_level, scenario_code
"""


def read(marts: duckdb.DuckDBPyConnection) -> dict:
    """Editions, nodes and regions as rows; `facts[edition][level]` maps names to flat lists.

    `scores`, `ranks`, `values`, `normalised` and `known` have one item per region and node (the
    last three and effects: per region and indicator), `medians` one per node, `lows` and `highs`
    one per indicator; intervals, places and the ranks of each of `scenarios` have one per region.
    There are no `coverage_effects` where the rows cannot be read again: see `has_rows`.
    """
    facts: dict = {}
    queries = (SCORES, MEDIANS, INDICATORS, BOUNDS, FIRMNESS, EFFECTS)
    for lists in (*chain(*(rows(marts, query) for query in queries)), *coverage(marts)):
        edition, level = lists.pop("edition"), lists.pop("region_level")
        short_lists = {name: [short(value) for value in values] for name, values in lists.items()}
        facts.setdefault(edition, {}).setdefault(level, {}).update(short_lists)
    for found in rows(marts, SCENARIO_RANKS):
        of_level = facts[found["edition"]][found["region_level"]]
        of_level.setdefault("scenarios", {})[found["scenario_code"]] = found["ranks"]
    return {
        "levels": [level.words() for level in read_levels(marts)],
        "members": rows(marts, MEMBERS),
        "editions": rows(marts, EDITIONS),
        "nodes": rows(marts, NODES),
        "regions": rows(marts, REGIONS),
        "firm": FIRM,
        "scenarios": rows(marts, SCENARIOS),
        "is_sample_library": is_sample_library(marts),
        "weight_scheme": row(marts, "select weight_scheme from audit.audit_build")["weight_scheme"],
        "facts": facts,
    }


def coverage(marts: duckdb.DuckDBPyConnection) -> list[dict]:
    """What coverage did to the points, by edition and level; nothing where rows cannot be read."""
    if not has_rows(marts):
        return []
    competing = "select region_level from marts.dim_region_levels where ranking = 'compete'"
    levels = [level for (level,) in marts.sql(competing).fetchall()]
    # Named one by one, which takes a third of the time of a join.
    return rows(marts, COVERAGE.format(levels=", ".join("?" * len(levels))), levels)


def has_rows(marts: duckdb.DuckDBPyConnection) -> bool:
    """Whether the raw rows are still those of the build, and few enough to be read once more."""
    counted = row(marts, "select sum(raw_rows) as raw_rows from audit.audit_row_counts")
    if (counted["raw_rows"] or 0) > MOST_ROWS:
        return False
    if is_sample_library(marts):
        return True
    return RAW in recorded_inputs(marts) and not changes_since_build(marts, kinds=[RAW])


def short(value: float | None) -> float | None:
    """The value rounded to nine decimals, as for ranking, unless that changes its two decimals."""
    if value is None:
        return None
    if value == int(value):
        return int(value)
    rounded = round(value, DECIMALS)
    return rounded if f"{rounded:.2f}" == f"{value:.2f}" else value
