"""Robustness of the latest edition, read from the marts, for the level with the fewest regions.

The level is the one with the fewest regions: its ranks are those that people compare.
"""

import duckdb

from indexhouse.marts.rows import rows

# In each query `here` is the contest that the page is about.
HERE = """
    with here as (
        select edition, region_level from marts.fct_scenario_summary
        where scenario_code = 'default'
            and edition = (select max(edition) from marts.dim_editions)
        order by regions, region_level limit 1
    )
"""

CORRELATIONS = """
    , groups as (
        select children.* from marts.dim_index_nodes as children
        inner join marts.dim_index_nodes as roots on children.parent_code = roots.node_code
        where roots.parent_code is null
    ),

    pairs as (
        select node_code, other_node_code, pearson
        from marts.fct_node_correlations inner join here using (edition, region_level)
        union all
        select other_node_code, node_code, pearson
        from marts.fct_node_correlations inner join here using (edition, region_level)
        union all
        select node_code, node_code, 1 from groups
    )

    select one.node_name_zh, one.node_name_en,
        list(pairs.pearson order by other.node_order) as correlations
    from pairs
    inner join groups as one using (node_code)
    inner join groups as other on pairs.other_node_code = other.node_code
    group by one.node_order, one.node_name_zh, one.node_name_en
    order by one.node_order
"""

RELIABILITY = """
    select nodes.node_name_zh, nodes.node_name_en, reliability.indicators, cronbach_alpha
    from marts.fct_node_reliability as reliability
    inner join here using (edition, region_level)
    inner join marts.dim_index_nodes as nodes using (node_code)
    left join marts.dim_index_nodes as parents on nodes.parent_code = parents.node_code
    where parents.parent_code is null
    order by nodes.node_order
"""

REDUNDANT = """
    select count(*) as pairs from marts.fct_node_correlations
    inner join here using (edition, region_level) where flag = 'redundant'
"""

SCENARIOS = """
    select scenarios.name_zh, scenarios.name_en, summary.moved_regions,
        summary.mean_absolute_shift, summary.largest_shift, summary.spearman_rho
    from marts.fct_scenario_summary as summary
    inner join here using (edition, region_level)
    inner join marts.dim_scenarios as scenarios using (scenario_code)
    where scenario_code <> 'default'
    order by summary.mean_absolute_shift desc, scenario_code
"""

SENSITIVITY = """
    select input_code, first_order_effect, total_effect
    from marts.fct_rank_sensitivity inner join here using (edition, region_level)
    where region_code is null
    order by total_effect desc, input_code
"""

INTERVALS = """
    , designs as (
        select design_code, name_zh, name_en,
            row_number() over (
                order by sum(rank_p95 - rank_p05) desc, design_code
            ) as design_order
        from marts.fct_rank_intervals
        inner join here using (edition, region_level)
        inner join marts.dim_uncertainty_designs using (design_code)
        group by design_code, name_zh, name_en
    )

    select regions.region_name_zh, regions.region_name_en, intervals.default_rank,
        any_value(intervals.draws) as draws,
        list({
            'name_zh': designs.name_zh, 'name_en': designs.name_en, 'low': rank_p05,
            'high': rank_p95, 'keeps': share_at_default_rank, 'above_next': share_above_next
        } order by designs.design_order) as designs
    from marts.fct_rank_intervals as intervals
    inner join here using (edition, region_level)
    inner join designs using (design_code)
    inner join marts.dim_regions as regions using (region_code)
    group by regions.region_name_zh, regions.region_name_en, default_rank, region_code
    order by default_rank, region_code
"""

IMPORTANCE = """
    select nodes.node_name_zh, nodes.node_name_en, weight_share, variance_share, score_share
    from marts.fct_node_importance
    inner join here using (edition, region_level)
    inner join marts.dim_index_nodes as nodes using (node_code)
    inner join marts.dim_index_nodes as parents on nodes.parent_code = parents.node_code
    where parents.parent_code is null
    order by nodes.node_order
"""

CHANGES = """
    select regions.region_name_zh, regions.region_name_en, changes.*
    from marts.fct_rank_changes as changes
    inner join here using (edition, region_level)
    inner join marts.dim_regions as regions using (region_code)
    order by score_rank, region_code
"""

QUERIES = {
    "correlations": CORRELATIONS,
    "reliability": RELIABILITY,
    "redundant": REDUNDANT,
    "scenarios": SCENARIOS,
    "sensitivity": SENSITIVITY,
    "intervals": INTERVALS,
    "importance": IMPORTANCE,
    "changes": CHANGES,
}


def robustness(marts: duckdb.DuckDBPyConnection) -> dict[str, list[dict]]:
    """Name of a table on the page -> its rows."""
    return {name: rows(marts, HERE + query) for name, query in QUERIES.items()}
