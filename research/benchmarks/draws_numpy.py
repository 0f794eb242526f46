"""Draw ways to make the index with numpy and count the ranks, as the robustness models do.

python -m research.benchmarks.draws_numpy WAREHOUSE DRAWS OUT
"""

import sys
from pathlib import Path

import duckdb
import numpy as np

LOT = 500  # draws at a time, as the models make them


def main(warehouse: str, draws: int, out: Path) -> None:
    """Write mean and deviation of every region's ranks by design, contest and place."""
    source = Source(warehouse)
    random = np.random.default_rng(20231122)
    means, deviations = [], []
    for design in source.designs:
        counts = [np.zeros((len(places), len(places) + 1), int) for places in source.contests]
        changes: dict[tuple[int, int], int] = {}
        for first in range(0, draws, LOT):
            ways = Ways(source, design, min(LOT, draws - first), random)
            ranks = [ways.ranks(contest) for contest in range(len(source.contests))]
            for counted, ranked in zip(counts, ranks, strict=True):
                for place, row in enumerate(ranked):
                    counted[place] += np.bincount(row, minlength=counted.shape[1])
            for contest, before in source.previous.items():
                shared = source.shared_places(contest, before)
                moved = ranks[before][shared[1]] - ranks[contest][shared[0]]
                for place, row in enumerate(moved):
                    for change, times in zip(*np.unique(row, return_counts=True), strict=True):
                        key = (place, int(change))
                        changes[key] = changes.get(key, 0) + int(times)
        for counted in counts:
            numbers = np.arange(counted.shape[1])
            mean = counted @ numbers / draws
            means.append(mean)
            deviations.append(np.sqrt(np.maximum(counted @ numbers**2 / draws - mean**2, 0)))
    np.savez(out / "ranks.npz", means=np.concatenate(means), deviations=np.concatenate(deviations))


class Source:
    """Values, weights, judgements and designs of a warehouse."""

    def __init__(self, warehouse: str) -> None:
        with duckdb.connect(warehouse, read_only=True) as connection:

            def ask(sql: str) -> list[tuple]:
                return connection.execute(sql).fetchall()

            self.designs = ask("select * from reference.uncertainty_designs order by design_code")
            weights = ask(
                "select node_code, group_code, group_weight, share_of_group"
                " from intermediate.int_grouped_weights"
                " where weight_scheme = 'printed' order by indicator_order"
            )
            lists = ask(
                "select contest, normalisation, list(place order by place),"
                " list(value_list order by place), any_value(region_level), any_value(edition)"
                " from intermediate.int_value_lists where left_out_region = ''"
                " and normalisation in ('min_max', 'z_score', 'percentile_rank')"
                " group by all order by contest"
            )
            cells = ask(
                "select parent_code, row_code, column_code, judgement"
                " from intermediate.int_ahp_matrices where judge_code = 'group' order by all"
            )
        self.nodes = [node for node, *_ in weights]
        self.groups = list(dict.fromkeys(group for _, group, *_ in weights))
        self.group_of = np.array([self.groups.index(group) for _, group, *_ in weights])
        self.group_weights = np.array(
            list({group: weight for _, group, weight, _ in weights}.values())
        )
        self.shares = np.array([share for *_, share in weights])
        self.values = {(contest, name): np.array(values) for contest, name, _, values, *_ in lists}
        places = {contest: places for contest, _, places, *_ in lists}
        levels = {contest: (level, edition) for contest, *_, level, edition in lists}
        self.numbers = sorted(places)
        self.contests = [places[number] for number in self.numbers]
        self.previous = {}
        for one, (level, edition) in levels.items():
            earlier = [c for c, (same, e) in levels.items() if same == level and e < edition]
            if earlier:
                latest = max(earlier, key=lambda c: levels[c][1])
                self.previous[self.numbers.index(one)] = self.numbers.index(latest)
        judgements = {(p, r, c): j for p, r, c, j in cells}
        self.matrices: dict[str, tuple[list[str], np.ndarray]] = {}
        for parent in dict.fromkeys(parent for parent, *_ in cells):
            names = sorted({row for p, row, *_ in cells if p == parent})
            matrix = [judgements[parent, x, y] for x in names for y in names]
            self.matrices[parent] = names, np.array(matrix).reshape(len(names), -1)

    def shared_places(self, contest: int, before: int) -> tuple[np.ndarray, np.ndarray]:
        """The positions of the regions that both contests have."""
        _, now, then = np.intersect1d(
            self.contests[contest], self.contests[before], return_indices=True
        )
        return now, then


class Ways:
    """Some draws of a design: weights, normalisations and aggregations."""

    def __init__(
        self, source: Source, design: tuple, count: int, random: np.random.Generator
    ) -> None:
        _, noise, varies_normalisation, varies_aggregation, varies_left_out, *_ = design
        self.source = source
        self.normalisation: np.ndarray = np.zeros(count, int)
        self.is_geometric = np.zeros(count, bool)
        if varies_normalisation:
            self.normalisation = random.integers(0, 3, count)
        if varies_aggregation:
            self.is_geometric = random.integers(0, 2, count) == 1
        if noise == "judgements":
            self.weights = self.judged(count, random)
            return
        groups = self.noisy(source.group_weights, noise, count, random)
        parts = self.noisy(source.shares, noise, count, random)
        if varies_left_out:
            left_out = random.integers(0, len(source.nodes) + 1, count)
            rows = np.flatnonzero(left_out)
            parts[rows, left_out[rows] - 1] = 0
        for group in range(len(source.groups)):
            inside = source.group_of == group
            whole = parts[:, inside].sum(axis=1, keepdims=True)
            parts[:, inside] *= groups[:, [group]] / np.where(whole == 0, 1, whole)
        self.weights = parts / parts.sum(axis=1, keepdims=True)

    @staticmethod
    def noisy(
        weights: np.ndarray, noise: str, count: int, random: np.random.Generator
    ) -> np.ndarray:
        drawn = random.random((count, len(weights)))
        if noise == "spread":
            return weights * (1 + 0.25 * (2 * drawn - 1))
        return -np.log1p(-drawn)

    def judged(self, count: int, random: np.random.Generator) -> np.ndarray:
        """Weights of judgements that stray by a step of Saaty's scale at most."""
        priorities: dict[str, np.ndarray] = {}
        for names, matrix in self.source.matrices.values():
            steps = np.where(matrix >= 1, matrix - 1, 1 - 1 / matrix)
            upper = np.triu(np.ones_like(matrix, dtype=bool), 1)
            moved = np.clip(steps + random.integers(-1, 2, (count, *matrix.shape)), -8, 8)
            ratios = np.where(moved >= 0, moved + 1, 1 / np.where(moved >= 0, 1, 1 - moved))
            stray = np.where(upper, ratios, 1.0)
            lower = np.swapaxes(1 / stray, 1, 2)
            stray = np.where(upper.T, lower, stray)
            vector: np.ndarray = np.ones((count, len(names), 1))
            for _ in range(16):
                vector = stray @ vector
                vector /= vector.sum(axis=1, keepdims=True)
            priorities |= {name: vector[:, place, 0] for place, name in enumerate(names)}
        parents = {
            name: parent for parent, (names, _) in self.source.matrices.items() for name in names
        }

        def weight(node: str) -> np.ndarray:
            above = parents[node]
            return priorities[node] * (weight(above) if above in parents else 1)

        return np.stack([weight(node) for node in self.source.nodes], axis=1)

    def ranks(self, contest: int) -> np.ndarray:
        """The ranks of a contest's regions, one column per draw; equal scores share the better."""
        source = self.source
        scores: np.ndarray = np.empty((len(source.contests[contest]), len(self.weights)))
        for number, name in enumerate(("min_max", "z_score", "percentile_rank")):
            values = source.values[source.numbers[contest], name]
            flat = (self.normalisation == number) & ~self.is_geometric
            scores[:, flat] = values @ self.weights[flat].T
            bent = (self.normalisation == number) & self.is_geometric
            if bent.any():
                scores[:, bent] = self.geometric(values, self.weights[bent])
        scores = np.asarray(np.round(scores, 9))
        order = np.argsort(-scores, axis=0)
        ordered = np.take_along_axis(scores, order, axis=0)
        is_new = np.vstack([np.ones(ordered.shape[1], bool), ordered[1:] != ordered[:-1]])
        positions = np.arange(1, len(scores) + 1)[:, None]
        shared = np.maximum.accumulate(np.where(is_new, positions, 0), axis=0)
        ranks = np.empty_like(shared)
        np.put_along_axis(ranks, order, shared, axis=0)
        return ranks

    def geometric(self, values: np.ndarray, weights: np.ndarray) -> np.ndarray:
        logs: np.ndarray = np.zeros((len(values), len(weights)))
        for group in range(len(self.source.groups)):
            inside = self.source.group_of == group
            whole: np.ndarray = weights[:, inside].sum(axis=1)
            shares: np.ndarray = weights[:, inside] / np.where(whole == 0, 1, whole)[:, None]
            logs = logs + whole * np.log(1 + 0.99 * np.maximum(values[:, inside] @ shares.T, 0))
        scores: np.ndarray = np.exp(logs)
        return scores


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), Path(sys.argv[3]))
