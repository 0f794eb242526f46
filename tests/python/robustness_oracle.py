"""Scenarios, random draws, sensitivity and reasons of change in plain Python: an oracle of their own.

Starts from the values and the weights of the indicators, which other oracles check, and shares no
code with the models: hashlib draws, plain lists are scored, ranks are counted and the orders in
which factors can change are gone through one by one.
"""

import math
from collections import Counter
from collections.abc import Iterator
from functools import cache
from hashlib import md5
from itertools import permutations
from operator import mul
from statistics import fmean, stdev, variance

import oracle

INPUTS = ("weights", "normalisation", "aggregation", "left_out")
NORMALISATIONS = ("min_max", "z_score", "percentile_rank")
FACTORS = ("own", "others", "bounds", "weights")
SPREAD = 0.25
Contest = tuple[int, str]
Table = dict[str, list[float]]  # region -> a value for each indicator


class Tree:
    """The indicators in the order of the tree, and the groups that they are in."""

    def __init__(self):
        nodes = sorted(oracle.rows("index/index_nodes.csv"), key=lambda row: int(row["node_order"]))
        self.parent = {row["node_code"]: row["parent_code"] for row in nodes}
        parents = set(self.parent.values())
        self.root = next(node for node, parent in self.parent.items() if not parent)
        self.groups = [node for node, parent in self.parent.items() if parent == self.root]
        leaves = [node for node in self.parent if node not in parents]
        self.indicators = sorted(leaves, key=lambda node: self.groups.index(self.group(node)))
        self.members = [
            [place for place, node in enumerate(self.indicators) if self.group(node) == group]
            for group in self.groups
        ]
        self.signs = [
            int(row["direction"])
            for node in self.indicators
            for row in nodes
            if row["node_code"] == node
        ]

    def group(self, node: str) -> str:
        return node if self.parent[node] == self.root else self.group(self.parent[node])

    def below(self, node: str) -> set[str]:
        """The indicators below a node, or itself."""
        return {leaf for leaf in self.indicators if node in self.above(leaf)}

    def above(self, node: str) -> Iterator[str]:
        while node:
            yield node
            node = self.parent[node]


TREE = Tree()


def uniform(seed: int, key: str) -> float:
    return int(md5(f"{seed}|{key}".encode()).hexdigest()[:8], 16) / 2**32


def shared_out(group_weights: list[float], shares: list[float], whole: float) -> list[float]:
    """Weights of the indicators; what a group without shares would weigh goes to the others."""
    weights = [0.0] * len(shares)
    for group_weight, places in zip(group_weights, TREE.members, strict=True):
        total = sum(shares[place] for place in places)
        for place in places:
            weights[place] = group_weight * shares[place] / total if total else 0.0
    total = sum(weights)
    return [whole * weight / total for weight in weights]


def split(weights: list[float]) -> tuple[list[float], list[float]]:
    """The weights of the groups, and the indicators' shares of them."""
    groups = [sum(weights[place] for place in places) for places in TREE.members]
    shares = [0.0] * len(weights)
    for group, places in zip(groups, TREE.members, strict=True):
        for place in places:
            shares[place] = weights[place] / group if group else 0.0
    return groups, shares


def without(weights: list[float], node: str) -> list[float]:
    groups, shares = split(weights)
    left_out = TREE.below(node) if node else set()
    kept = [
        0.0 if name in left_out else share
        for name, share in zip(TREE.indicators, shares, strict=True)
    ]
    return shared_out(groups, kept, sum(weights))


def score(weights: list[float], values: list[float], aggregation: str) -> float:
    if aggregation == "arithmetic":
        return round(sum(map(mul, weights, values)), 9)
    total = 0.0
    for places in TREE.members:
        group = sum(weights[place] for place in places)
        if group:
            mean = sum(weights[place] * values[place] for place in places) / group
            total += group * math.log(1 + 0.99 * max(mean, 0))
    return round(math.exp(total), 9)


def ranks(scores: dict[str, float]) -> dict[str, int]:
    """Standard competition ranks, the highest score first."""
    first: dict[float, int] = {}
    for place, value in enumerate(sorted(scores.values(), reverse=True), start=1):
        first.setdefault(value, place)
    return {region: first[value] for region, value in scores.items()}


def ranked(weights: list[float], table: Table, aggregation: str) -> dict[str, int]:
    return ranks({region: score(weights, row, aggregation) for region, row in table.items()})


def between(value: float, low: float, high: float) -> float:
    return 100 * (value - low) / (high - low) if high > low else 0.0


def normalised(values: dict[Contest, Table], contest: Contest, kind: str) -> Table:
    """The values of a contest made comparable; `values` are larger where they are better."""
    columns = list(zip(*values[contest].values(), strict=True))
    level = contest[1]
    pool = [row for (_, other), table in values.items() if other == level for row in table.values()]
    pooled = list(zip(*pool, strict=True))
    made = [
        normalised_column(list(column), list(everywhere), kind)
        for column, everywhere in zip(columns, pooled, strict=True)
    ]
    rows = zip(*made, strict=True)
    return {region: list(row) for region, row in zip(values[contest], rows, strict=True)}


def normalised_column(column: list[float], everywhere: list[float], kind: str) -> list[float]:
    low, high, ordered = min(column), max(column), sorted(column)
    if kind == "pooled":
        return [between(value, min(everywhere), max(everywhere)) for value in column]
    if kind == "winsorised":
        low, high = (ordered[max(math.ceil(share * len(column)) - 1, 0)] for share in (0.05, 0.95))
        return [between(min(max(value, low), high), low, high) for value in column]
    if kind == "logarithm":
        top = math.log(1 + high - low)
        return [between(math.log(1 + value - low), 0, top) for value in column]
    if kind == "percentile_rank":
        return [100 * ordered.index(value) / max(len(column) - 1, 1) for value in column]
    if kind == "z_score":
        spread = stdev(column) if len(column) > 1 and high > low else 0
        mean = fmean(column)
        return [50 + 10 * (value - mean) / spread if spread else 50.0 for value in column]
    return [between(value, low, high) for value in column]


# Weights that only scenarios use.


def objective_weights(table: Table, used: list[float]) -> dict[str, list[float]]:
    """Entropy, CRITIC and equal weights, from the min-max values of one contest."""
    columns = [[value / 100 for value in column] for column in zip(*table.values(), strict=True)]
    entropy = []
    for column in columns:
        total = sum(column)
        parts = [value / total for value in column if total and value > 0]
        disorder = -sum(part * math.log(part) for part in parts)
        entropy.append(1 - disorder / math.log(len(column)) if max(column) > min(column) else 0.0)
    critic = [
        (stdev(column) * sum(1 - correlation(column, other) for other in columns))
        for column in columns
    ]
    _, shares = split(used)
    importances = {
        "entropy": entropy,
        "critic": critic,
        "equal_indicators": [1.0] * len(columns),
        "equal_groups": shares,
    }
    return {
        scheme: [importance / sum(found) for importance in found]
        for scheme, found in importances.items()
    }


def correlation(one: list[float], other: list[float]) -> float:
    mean_one, mean_other = fmean(one), fmean(other)
    a, b = [value - mean_one for value in one], [value - mean_other for value in other]
    scale = math.sqrt(sum(map(mul, a, a)) * sum(map(mul, b, b)))
    return sum(map(mul, a, b)) / scale if scale else 0.0


# Random ways.


@cache
def judgement_steps() -> dict[str, dict[tuple[str, str], float]]:
    """Parent -> pair in alphabetical order -> steps from equal importance on Saaty's scale."""
    found: dict[str, dict[tuple[str, str], float]] = {}
    for row in oracle.rows("index/ahp_judgements.csv"):
        judgement, one, other = float(row["judgement"]), row["row_code"], row["column_code"]
        if one > other:
            judgement, one, other = 1 / judgement, other, one
        step = judgement - 1 if judgement >= 1 else 1 - 1 / judgement
        found.setdefault(row["parent_code"], {})[one, other] = step
    return found


def strayed_weights(seed: int, key: str) -> list[float]:
    local: dict[str, float] = {}
    for parent, pairs in judgement_steps().items():
        matrix: dict[tuple[str, str], float] = {}
        for (one, other), step in pairs.items():
            drawn = math.floor(3 * uniform(seed, f"{key}|{parent}|{one}|{other}")) - 1
            step = max(min(step + drawn, 8), -8)
            matrix[one, one] = matrix[other, other] = 1.0
            matrix[one, other] = step + 1 if step >= 0 else 1 / (1 - step)
            matrix[other, one] = 1 / matrix[one, other]
        elements = sorted({one for one, _ in matrix})
        vector = dict.fromkeys(elements, 1.0)
        for _ in range(16):
            vector = {i: sum(matrix[i, j] * vector[j] for j in elements) for i in elements}
        local |= {node: value / sum(vector.values()) for node, value in vector.items()}
    return [local[TREE.group(node)] * local[node] for node in TREE.indicators]


def drawn_weights(seed: int, key: str, noise: str, used: list[float], left_out: str) -> list[float]:
    groups, shares = split(used)

    def noisy(weight: float, node: str) -> float:
        drawn = uniform(seed, f"{key}|{node}")
        return -math.log(1 - drawn) if noise == "any" else weight * (1 + SPREAD * (2 * drawn - 1))

    if noise != "none":
        groups = [noisy(weight, node) for weight, node in zip(groups, TREE.groups, strict=True)]
        shares = [noisy(share, node) for share, node in zip(shares, TREE.indicators, strict=True)]
    kept = [
        0.0 if node == left_out else share
        for node, share in zip(TREE.indicators, shares, strict=True)
    ]
    return shared_out(groups, kept, sum(used))


def drawn_way(
    seed: int, keys: dict[str, str], noise: str, used: list[float], varied: set[str]
) -> tuple[list[float], str, str]:
    """Weights, normalisation and aggregation; `keys` has the key that each input is drawn with."""

    def number(name: str, count: int) -> int:
        return int(count * uniform(seed, f"{keys[name]}|{name}")) if name in varied else 0

    left_out = ["", *TREE.indicators][number("left_out", len(TREE.indicators) + 1)]
    normalisation = NORMALISATIONS[number("normalisation", 3)]
    aggregation = ("arithmetic", "geometric")[number("aggregation", 2)]
    weights = (
        strayed_weights(seed, keys["weights"])
        if noise == "judgements"
        else drawn_weights(seed, keys["weights"], noise, used, left_out)
    )
    return weights, normalisation, aggregation


class Draws:
    """The ranks of every contest in every draw of a design."""

    def __init__(self, seed, count, design, used, tables):
        varied = {
            name
            for name in ("normalisation", "aggregation", "left_out")
            if design[f"varies_{name}"] == "true"
        }
        self.ranks: dict[Contest, list[dict[str, int]]] = {contest: [] for contest, _ in tables}
        for draw in range(1, count + 1):
            keys = dict.fromkeys(INPUTS, f"{design['design_code']}|{draw}")
            way = drawn_way(seed, keys, design["weight_noise"], used, varied)
            weights, normalisation, aggregation = way
            for contest in self.ranks:
                table = tables[contest, normalisation]
                self.ranks[contest].append(ranked(weights, table, aggregation))


def percentile(values: list[int], share: float) -> int:
    return sorted(values)[max(math.ceil(round(share * len(values), 9)) - 1, 0)]


def frequencies(draws: list[dict[str, int]]) -> dict[str, Counter]:
    return {region: Counter(draw[region] for draw in draws) for region in draws[0]}


# Sensitivity.


def sensitivity(seed, count, used, tables, contest, default) -> dict[tuple[str, str], tuple]:
    """(region or '', input) -> first-order and total effect and variance, by their definitions."""
    found: dict[str, list[dict[str, float]]] = {}
    for matrix in ("A", "B", *INPUTS):
        found[matrix] = []
        for draw in range(1, count + 1):
            keys = {
                name: f"sensitivity|{draw}|{'B' if matrix in ('B', name) else 'A'}"
                for name in INPUTS
            }
            weights, kind, aggregation = drawn_way(seed, keys, "spread", used, set(INPUTS))
            places: dict[str, float] = dict(ranked(weights, tables[contest, kind], aggregation))
            places[""] = sum(abs(place - default[region]) for region, place in places.items())
            found[matrix].append(places)
    return {
        (region, name): effects(found, region, name, len(default) if not region else 1)
        for region in found["A"][0]
        for name in INPUTS
    }


def effects(found: dict, region: str, name: str, scale: int) -> tuple:
    a, b, mixed = ([draw[region] / scale for draw in found[matrix]] for matrix in ("A", "B", name))
    mean = fmean(a + b)
    spread = fmean([(value - mean) ** 2 for value in a + b])
    if spread * scale**2 < 1e-12:
        return None, None, spread
    first = 1 - fmean([(x - y) ** 2 for x, y in zip(b, mixed, strict=True)]) / 2 / spread
    total = fmean([(x - y) ** 2 for x, y in zip(a, mixed, strict=True)]) / 2 / spread
    return first, total, spread


# Reasons of change.


def counterfactual(values, bounds, weights) -> dict[str, list[float]]:
    """Points of the indicators with values, bounds and weights that need not fit together."""
    columns = list(zip(*bounds.values(), strict=True))
    return {
        region: [
            weight * between(value, min(column), max(column))
            for value, column, weight in zip(row, columns, weights, strict=True)
        ]
        for region, row in values.items()
    }


def rank_effects(former: Table, latter: Table, weights: list[float]) -> dict[str, list[float]]:
    """Region -> effect of each factor, averaged over all the orders in which they can change."""
    totals = {
        (value, bound): {
            region: round(sum(row), 9)
            for region, row in counterfactual(
                (former, latter)[value], (former, latter)[bound], weights
            ).items()
        }
        for value in (0, 1)
        for bound in (0, 1)
    }

    def place(region: str, state: dict[str, int]) -> int:
        own = totals[state["own"], state["bounds"]][region]
        others = totals[state["others"], state["bounds"]]
        return 1 + sum(other > own for name, other in others.items() if name != region)

    orders = list(permutations(FACTORS))
    found = {}
    for region in former:
        effect = dict.fromkeys(FACTORS, 0.0)
        for order in orders:
            state = dict.fromkeys(FACTORS, 0)
            last = place(region, state)
            for factor in order:
                state[factor] = 1
                now = place(region, state)
                effect[factor] += (last - now) / len(orders)
                last = now
        only_own = place(region, {**dict.fromkeys(FACTORS, 0), "own": 1})
        found[region] = [*effect.values(), only_own]
    return found


def score_effects(former: Table, latter: Table, weights: list[float]) -> dict[str, list[tuple]]:
    """Region -> for each indicator the effect of its value and of its bounds."""
    points = {
        (value, bound): counterfactual((former, latter)[value], (former, latter)[bound], weights)
        for value in (0, 1)
        for bound in (0, 1)
    }
    return {
        region: [
            ((b - a + d - c) / 2, (c - a + d - b) / 2)
            for a, b, c, d in zip(
                points[0, 0][region],
                points[1, 0][region],
                points[0, 1][region],
                points[1, 1][region],
                strict=True,
            )
        ]
        for region in former
    }


def alpha(columns: list[list[float]]) -> float | None:
    """Cronbach's alpha; None for a single column, or if the sums are all the same."""
    totals = [sum(row) for row in zip(*columns, strict=True)]
    if len(columns) < 2 or variance(totals) == 0:
        return None
    count = len(columns)
    return count / (count - 1) * (1 - sum(map(variance, columns)) / variance(totals))
