"""Proof that no judgement matrix gives the enterprise indicators' weights in table 2 (表2).

Run `python -m research.reconstruction.no_such_judgements` (half a minute) from the project root.

For a reciprocal matrix A with principal eigenvector w, let e_ij = a_ij w_j / w_i. Then

    n (lambda_max - n) = sum over i < j of (e_ij + 1 / e_ij - 2),

and no term is negative. The printed consistency ratio 0.0297 bounds the sum and therefore
each e_ij and each judgement: a_ij must be close to w_i / w_j, which follows from the printed
weights. So few values of Saaty's scale remain for each pair that all matrices can be tried.
"""

import itertools
import math

import numpy as np

# Table 2 (表2): printed weights, and that of their dimension. Table 3 (表3): the consistency
# ratio.
WEIGHTS = {
    "enterprise_count": 0.1782,
    "enterprise_mean_patents": 0.1304,
    "foundation_technology_enterprise_count": 0.0629,
    "technology_enablement_count": 0.0390,
    "enterprise_mean_valuation": 0.0263,
}
DIMENSION_WEIGHT = 0.4368
CONSISTENCY_RATIO = 0.0297
HALF_UNIT = 0.00005  # of the fourth decimal
RANDOM_INDEX = 1.12  # five elements
SCALE = [*range(1, 10), *(1 / k for k in range(2, 10))]
BATCH = 200_000

PRINTED = np.array(list(WEIGHTS.values()))
SIZE = len(PRINTED)
PAIRS = list(itertools.combinations(range(SIZE), 2))


def judgements_left(i: int, j: int) -> list[float]:
    """The values of the scale that the bound leaves for a pair."""
    largest_ci = (CONSISTENCY_RATIO + HALF_UNIT) * RANDOM_INDEX
    term = SIZE * largest_ci * (SIZE - 1)
    stretch = (term + 2 + math.sqrt((term + 2) ** 2 - 4)) / 2
    low = (PRINTED[i] - HALF_UNIT) / (PRINTED[j] + HALF_UNIT) / stretch
    high = (PRINTED[i] + HALF_UNIT) / (PRINTED[j] - HALF_UNIT) * stretch
    return [value for value in SCALE if low <= value <= high]


def matrices(judgements: np.ndarray) -> np.ndarray:
    """Reciprocal matrices (shape m, n, n) from judgements by pair (shape m, pairs)."""
    filled = np.ones((len(judgements), SIZE, SIZE))
    for column, (i, j) in enumerate(PAIRS):
        filled[:, i, j] = judgements[:, column]
        filled[:, j, i] = 1 / judgements[:, column]
    return filled


def eigen(stack: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Principal eigenvectors (shape m, n; sum 1) and eigenvalues (shape m) of m matrices."""
    vectors = np.full(stack.shape[:2], 1 / SIZE)
    for _ in range(60):
        vectors = np.einsum("mij,mj->mi", stack, vectors)
        values = vectors.sum(axis=1)
        vectors /= values[:, None]
    return vectors, values


def fits(judgements: np.ndarray, indicators: list[int]) -> np.ndarray:
    """True (shape m) where a matrix gives the printed ratio and the indicators' printed weights."""
    local, values = eigen(matrices(judgements))
    ratio = (values - SIZE) / (SIZE - 1) / RANDOM_INDEX
    # The dimension's weight is known only to its rounding: does one value fit all indicators?
    least = ((PRINTED - HALF_UNIT) / local)[:, indicators].max(axis=1)
    most = ((PRINTED + HALF_UNIT) / local)[:, indicators].min(axis=1)
    least = np.maximum(least, DIMENSION_WEIGHT - HALF_UNIT)
    most = np.minimum(most, DIMENSION_WEIGHT + HALF_UNIT)
    met: np.ndarray = (abs(ratio - CONSISTENCY_RATIO) <= HALF_UNIT) & (least <= most)
    return met


def main() -> None:
    """Try all remaining matrices and print how many match."""
    left = [judgements_left(i, j) for i, j in PAIRS]
    total = math.prod(map(len, left))
    found, found_but_one = 0, []
    combinations = itertools.product(*left)
    for start in range(0, total, BATCH):
        batch = np.array(list(itertools.islice(combinations, BATCH)))
        found += fits(batch, list(range(SIZE))).sum()
        found_but_one += batch[fits(batch, list(range(1, SIZE)))].tolist()
        print(f"{min(start + BATCH, total):,} of {total:,} matrices tried", flush=True)
    print(f"{found} matrices give all five printed weights and the consistency ratio;")
    print(f"{len(found_but_one)} give all except the weight of enterprise_count: {found_but_one}")


if __name__ == "__main__":
    main()
