"""How firm a rank is and why a score changed, as make explain tells it."""

from collections.abc import Callable
from dataclasses import dataclass

import duckdb

from indexhouse.marts.rows import rows

TOLD_INDICATORS = 3  # of those that changed a score the most

Say = Callable[[str, str], str]


@dataclass(frozen=True)
class Firmness:
    """The robustness marts' rows about one score; ranks are those of the whole index alone.

    `intervals` has one row per design, `rank_change` is empty in the first edition, and `points`
    has one row per indicator below the node, the largest change first.
    """

    intervals: list[dict]
    rank_change: list[dict]
    points: list[dict]


def read_firmness(
    marts: duckdb.DuckDBPyConnection,
    region: dict,
    indicators: list[str],
    is_whole: bool,
    edition: int,
) -> Firmness:
    key = [edition, region["region_level"], region["region_code"]]
    return Firmness(
        rows(marts, INTERVALS, key) if is_whole else [],
        rows(marts, RANK_CHANGE, key) if is_whole else [],
        rows(marts, POINTS, [*key, indicators]),
    )


INTERVALS = """
    select intervals.*, designs.name_zh, designs.name_en, confidence.share_rose,
        confidence.share_fell, following.region_name_zh as next_zh,
        following.region_name_en as next_en
    from marts.fct_rank_intervals as intervals
    inner join marts.dim_uncertainty_designs as designs using (design_code)
    left join marts.fct_rank_change_confidence as confidence
        using (design_code, edition, region_level, region_code)
    left join marts.dim_regions as following on intervals.next_region_code = following.region_code
    where edition = ? and intervals.region_level = ? and intervals.region_code = ?
    order by design_code
"""

RANK_CHANGE = """
    select * from marts.fct_rank_changes
    where edition = ? and region_level = ? and region_code = ?
"""

POINTS = """
    select changes.*, nodes.node_name_zh, nodes.node_name_en, nodes.statistic,
        nodes.parent_code,
        bests.region_name_zh as best_zh, bests.region_name_en as best_en
    from marts.fct_score_changes as changes
    inner join marts.dim_index_nodes as nodes using (node_code)
    inner join marts.dim_regions as bests on changes.best_region_code = bests.region_code
    where edition = ? and changes.region_level = ? and changes.region_code = ?
        and list_contains(?, node_code)
    order by abs(score_change) desc, node_order
"""


def how_firm(firmness: Firmness, say: Say) -> str:
    """Rank intervals by design; empty for a node below the index."""
    if not firmness.intervals:
        return ""
    title = say("五、名次有多稳", "5. How firm the rank is")
    draws = f"{firmness.intervals[0]['draws']:,}"
    basis = say(
        f"  同一数据，随机换用 {draws} 种编制方法；这反映方法的选择，不反映数据误差。",
        f"  The same data, in {draws} random ways to make the index: choices of method, not"
        " errors of the data.",
    )
    lines = [f"  {interval_told(row, say)}" for row in firmness.intervals]
    return "\n".join([title, "", basis, *lines])


def interval_told(row: dict, say: Say) -> str:
    """What one design says of the rank, and of its change."""
    low, high = row["rank_p05"], row["rank_p95"]
    zh_ranks = f"第 {low} 名" if low == high else f"第 {low} 至 {high} 名"
    en_ranks = f"rank {low}" if low == high else f"rank {low} to {high}"
    rank, keeps = row["default_rank"], f"{row['share_at_default_rank']:.0%}"
    zh = f"{row['name_zh']}：九成情况下{zh_ranks}，{keeps} 保持第 {rank} 名"
    en = f"{row['name_en']}: {en_ranks} in 90% of them, rank {rank} in {keeps}"
    if row["next_region_code"]:
        above = f"{row['share_above_next']:.0%}"
        zh += f"，{above} 领先{row['next_zh']}"
        en += f", ahead of {row['next_en']} in {above}"
    if row["share_rose"] is not None:
        rose, fell = f"{row['share_rose']:.0%}", f"{row['share_fell']:.0%}"
        zh += f"；较上一版 {rose} 上升、{fell} 下降"
        en += f"; up since the previous edition in {rose}, down in {fell}"
    return say(zh + "。", en + ".")


def why_changed(firmness: Firmness, say: Say, name: Callable[[dict, str], str]) -> str:
    """The reasons of change since the edition before; empty in the first edition."""
    if not firmness.points:
        return ""
    title = say("六、为何较上一版变化", "6. Why it changed since the previous edition")
    lines = [rank_told(row, say) for row in firmness.rank_change]
    lines += [points_told(firmness.points, say)]
    changed = firmness.points[:TOLD_INDICATORS]
    lines += [f"  {indicator_told(row, name(row, 'node'), say)}" for row in changed]
    return "\n".join([title, "", *(f"  {line}" for line in lines)])


def rank_told(row: dict, say: Say) -> str:
    own, others, bounds, weights = (
        f"{row[f'{factor}_places']:+.1f}" for factor in ("own", "others", "bounds", "weights")
    )
    former, latter = row["previous_rank"], row["score_rank"]
    alone = row["rank_if_only_own_values_changed"]
    return say(
        f"名次：第 {former} → 第 {latter}。自身数据 {own} 位，其他区域 {others}，"
        f"各指标极值 {bounds}，权重 {weights}。假如只有自身数据变化，为第 {alone} 名。",
        f"Rank {former} → {latter}: own values {own} places, other regions {others}, bounds of the"
        f" scales {bounds}, weights {weights}. Had only its own values changed: rank {alone}.",
    )


def points_told(points: list[dict], say: Say) -> str:
    total, values, bounds, weights = (
        f"{sum(row[column] for row in points):+.2f}"
        for column in ("score_change", "values_effect", "bounds_effect", "weights_effect")
    )
    return say(
        f"得分变化 {total} 分：自身数据 {values}，极值 {bounds}，权重 {weights}。变化最大的指标：",
        f"Points {total}: own values {values}, bounds {bounds}, weights {weights}. Most by:",
    )


def indicator_told(row: dict, name: str, say: Say) -> str:
    change, own, bounds = (
        f"{row[column]:+.2f}" for column in ("score_change", "values_effect", "bounds_effect")
    )
    former, latter = f"{row['previous_high_value']:,.10g}", f"{row['high_value']:,.10g}"
    return say(
        f"{name} {change}（自身 {own}，极值 {bounds}）；最大值 {former} → {latter}，"
        f"最优为{row['best_zh']}",
        f"{name} {change} (own value {own}, bounds {bounds}); highest value {former} → {latter},"
        f" best is {row['best_en']}",
    )
