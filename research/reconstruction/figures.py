"""Turns printed figures into linear constraints on one edition."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby, pairwise, product

from research.reconstruction.linear import Linear, Program
from research.reconstruction.scoreboard import Scoreboard
from research.reconstruction.seeds import CITY, Figure, Seeds

# Shares of counts need almost the whole rounding interval: 116 of 307 is 37.785016 %, and
# 37.79 is printed.
SHARE_USE = 0.999

# Figures about the index itself, which do not depend on rows (表2, 表3).
STRUCTURAL_MEASURES = ("weight", "consistency_ratio")


@dataclass(frozen=True)
class RankBound:
    """A region's rank at a node: this rank, or this rank or better."""

    region: str
    rank: int
    is_exact: bool


def rank_bounds(seeds: Seeds, edition: int, level: str, node: str) -> list[RankBound]:
    """The printed ranks of a node, one per region: an exact rank replaces a bound."""
    bounds: dict[str, RankBound] = {}
    for figure in seeds.figures_of(edition, "rank"):
        if (figure.level, figure.node) != (level, node):
            continue
        bound = RankBound(figure.region, int(figure.printed), figure.operator == "=")
        held = bounds.get(figure.region)
        if held is None or bound.is_exact:
            bounds[figure.region] = bound
    return list(bounds.values())


def ranked_line(bounds: list[RankBound], candidates: list[str]) -> list[list[str]]:
    """Order all candidates, best first, so that every bound holds; ties share a group.

    Regions with an exact rank are placed at that rank. The free places go to the other
    candidates in the given order (most plausible first), except that a region with a bound
    is placed early enough: the earliest deadline first when places run short.
    """
    exact: dict[int, list[str]] = {}
    for bound in bounds:
        if bound.is_exact:
            exact.setdefault(bound.rank, []).append(bound.region)
    deadlines = {bound.region: bound.rank for bound in bounds if not bound.is_exact}
    fixed = {region for group in exact.values() for region in group}
    waiting = [region for region in candidates if region not in fixed]
    line: list[list[str]] = []
    place = 1
    while place <= len(candidates):
        group = exact.get(place) or [next_region(waiting, deadlines, exact, place)]
        waiting = [region for region in waiting if region not in group]
        line.append(group)
        place += len(group)
    return line


def next_region(
    waiting: list[str], deadlines: dict[str, int], exact: dict[int, list[str]], place: int
) -> str:
    """The first waiting region, or the most urgent one if a deadline would be missed."""
    due = sorted((deadlines[r], index, r) for index, r in enumerate(waiting) if r in deadlines)
    for needed, (deadline, _, _) in enumerate(due, start=1):
        free = [p for p in range(place, deadline + 1) if p not in exact]
        if needed >= len(free):
            return due[0][2]
    return waiting[0]


def impose_line(
    program: Program, board: Scoreboard, node: str, line: list[list[str]], bounds: list[RankBound]
) -> None:
    """Constrain scores to the order of the line: a margin between ranks, equality in ties.

    A region between two exact ranks is kept behind the one and ahead of the other. A region
    with a bound is kept ahead of all regions placed after that rank.
    """
    exact = {bound.region for bound in bounds if bound.is_exact}
    for front, back in neighbours(line, exact):
        lead(program, board, node, front, back)
    order = [region for group in line for region in group]
    for bound in bounds:
        if not bound.is_exact:
            for other in order[bound.rank :]:
                lead(program, board, node, bound.region, other)
    for group in line:
        for first, second in pairwise(group):
            tie(program, board, node, first, second)
    if len(line[-1]) > 1 and line[-1][0] not in board.seeds.circles:
        nothing(program, board, node, line[-1][0])


def neighbours(line: list[list[str]], exact: set[str]) -> Iterator[tuple[str, str]]:
    """Yield the pairs (front, back) that the exact ranks imply."""
    for front, back in pairwise(stretches(line, exact)):
        yield from product(front, back)


def stretches(line: list[list[str]], exact: set[str]) -> Iterator[list[str]]:
    """Yield each exact group by itself, and the regions between two of them together."""
    for is_fixed, groups in groupby(line, key=lambda group: group[0] in exact):
        leaders = [group[0] for group in groups]
        yield from ([leader] for leader in leaders) if is_fixed else [leaders]


def tied_regions(bounds: list[RankBound]) -> list[str]:
    """Regions that share their exact rank with another."""
    ranks = [bound.rank for bound in bounds if bound.is_exact]
    return [b.region for b in bounds if b.is_exact and ranks.count(b.rank) > 1]


def lead(program: Program, board: Scoreboard, node: str, front: str, back: str) -> None:
    """Keep one region ahead of another by at least the rank margin."""
    gap = board.score(front, node) - board.score(back, node)
    program.at_least(gap, board.room.rank_margin, f"{node}: {front} ahead of {back}")


def tie(program: Program, board: Scoreboard, node: str, first: str, second: str) -> None:
    """Give two regions with equal ranks equal values in every indicator."""
    for indicator in board.seeds.leaves[node]:
        gap = board.score(first, indicator.code) - board.score(second, indicator.code)
        program.equal(gap, 0.0, f"{indicator.code}: {first} ties with {second}")


def nothing(program: Program, board: Scoreboard, node: str, region: str) -> None:
    """Give a region 0 in every indicator: regions that share the last rank have 0 points (表4)."""
    for indicator in board.seeds.leaves[node]:
        label = f"{indicator.code}: {region} has nothing"
        program.equal(board.normalised[region, indicator.code], 0.0, label)


def impose_amount(program: Program, board: Scoreboard, figure: Figure) -> None:
    """Constrain the score, value, total or share of one printed figure."""
    label = f"{figure.figure_id} {figure.region} {figure.node} {figure.measure}"
    if figure.measure == "score":
        impose_score(program, board, figure, label)
    elif figure.measure in ("value", "four_circle_total"):
        program.equal(part_of(board, figure), float(figure.printed), label)
    else:
        base = board.base(figure.level, figure.region, figure.measure)
        whole = board.total(base, figure.node)
        impose_share(program, board, part_of(board, figure), whole, figure, label)


def part_of(board: Scoreboard, figure: Figure) -> Linear:
    """The raw total that a figure is about: of its region, or of the four circles."""
    if figure.measure.startswith("four_circle"):
        return board.four_circles(figure.node)
    return board.total(figure.region, figure.node)


def impose_score(program: Program, board: Scoreboard, figure: Figure, label: str) -> None:
    """Make a score round to the printed one, using only a part of the rounding interval."""
    score = board.score(figure.region, figure.node)
    use = board.room.rounding_use * float(figure.half_unit)
    program.between(float(figure.printed) - use, score, float(figure.printed) + use, label)


def impose_share(
    program: Program,
    board: Scoreboard,
    part: Linear,
    whole: Linear,
    figure: Figure,
    label: str,
) -> None:
    """Make part / whole round to the printed percentage; multiplied out, it is linear in both."""
    is_count = board.seeds.indicator(figure.node).statistic == "count"
    use = SHARE_USE if is_count else board.room.rounding_use
    printed, half = float(figure.printed), float(figure.half_unit)
    if figure.operator == ">":
        program.at_least(part * 100 - whole * (printed + half), 0.0, label)
        return
    low, high = printed - use * half, printed + use * half
    program.at_least(part * 100 - whole * low, 0.0, label)
    program.at_most(part * 100 - whole * high, 0.0, label)


AMOUNT_MEASURES = (
    "score",
    "value",
    "four_circle_total",
    "share_of_country",
    "share_of_circle",
    "four_circle_share",
)


def impose_amounts(program: Program, board: Scoreboard, edition: int, *, with_cities: bool) -> None:
    """Constrain every printed amount of the edition, those of cities only if they are modelled."""
    for figure in board.seeds.figures_of(edition, *AMOUNT_MEASURES):
        if figure.level != CITY or with_cities:
            impose_amount(program, board, figure)


def grouped_ranks(seeds: Seeds, edition: int, level: str) -> dict[str, list[RankBound]]:
    """The printed ranks of a level, by node."""
    nodes = sorted({f.node for f in seeds.figures_of(edition, "rank") if f.level == level})
    return {node: rank_bounds(seeds, edition, level, node) for node in nodes}
