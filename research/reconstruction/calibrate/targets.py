"""Plausible values that the solution stays close to where the printed figures leave room.

A region's rank in a dimension is turned into points along a falling curve. The points give a
share of the dimension's full mark, which is used for each of its indicators. Counts with a
printed sample size are then adjusted so that they add up to it.
"""

from collections.abc import Mapping

import numpy as np

from research.reconstruction.assumptions import Range
from research.reconstruction.floats import power
from research.reconstruction.seeds import PROVINCE, Seeds

# After the ten printed scores, the points fall by this factor from rank to rank.
PROVINCE_DECAY = 0.86

# Cities: (share, steepness). The n-th city has share / n ** steepness of the full mark.
CITY_CURVES: Mapping[str, tuple[float, float]] = {
    "enterprise_capability": (0.75, 0.85),
    "academic_ecosystem": (0.90, 0.48),
    "capital_environment": (0.70, 1.15),
    "international_openness": (0.70, 1.10),
    "linkage_capability": (0.80, 0.70),
    "government_response": (0.80, 0.85),
}
LEAST_SHARE = 0.004


def province_shares(
    seeds: Seeds, edition: int, ranks: Mapping[str, Mapping[str, int]]
) -> dict[tuple[str, str], float]:
    """Share of the full mark (0 to 1) by province and dimension, from the ranks in 表4.

    The scores of the latest edition are used for both editions.
    """
    latest = max(seeds.editions)
    shares: dict[tuple[str, str], float] = {}
    for dimension in seeds.dimensions:
        printed = sorted(
            (
                float(figure.printed)
                for figure in seeds.figures_of(latest, "score")
                if figure.level == PROVINCE and figure.node == dimension
            ),
            reverse=True,
        )
        for province, rank in ranks[dimension].items():
            inside = min(rank, len(printed))
            points = printed[inside - 1] * PROVINCE_DECAY ** (rank - inside)
            shares[province, dimension] = points / full_mark(seeds, dimension)
    return shares


def city_shares(
    seeds: Seeds, ranks: Mapping[str, Mapping[str, int]]
) -> dict[tuple[str, str], float]:
    """Share of the full mark (0 to 1) by city and dimension, along `CITY_CURVES`."""
    return {
        (city, dimension): CITY_CURVES[dimension][0] / rank ** CITY_CURVES[dimension][1]
        for dimension in seeds.dimensions
        for city, rank in ranks[dimension].items()
    }


def full_mark(seeds: Seeds, dimension: str) -> float:
    """The most points that a dimension can give, out of 100."""
    return sum(indicator.points for indicator in seeds.leaves[dimension])


def bend_to_total(shares: np.ndarray, span: Range, total: int) -> np.ndarray:
    """Raise all shares (shape n, 0 to 1) to one power so that the counts add up to the total."""
    flat, steep = 0.02, 6.0
    for _ in range(60):
        middle = (flat + steep) / 2
        counts = span.low + (span.high - span.low) * power(shares, middle)
        flat, steep = (middle, steep) if counts.sum() > total else (flat, middle)
    return power(shares, steep)


def spread(seeds: Seeds, shares: Mapping[tuple[str, str], float]) -> dict[tuple[str, str], float]:
    """Give each indicator the share of its dimension."""
    return {
        (region, indicator.code): share
        for (region, dimension), share in shares.items()
        for indicator in seeds.leaves[dimension]
    }


def value_targets(
    seeds: Seeds,
    regions: list[str],
    shares: Mapping[tuple[str, str], float],
    ranges: Mapping[str, Range],
    totals: Mapping[str, int],
) -> dict[tuple[str, str], float]:
    """Plausible normalised values (0 to 1) by region and indicator.

    `shares`: by region and indicator. `totals`: sample sizes by indicator.
    """
    targets: dict[tuple[str, str], float] = {}
    for code in (indicator.code for indicator in seeds.indicators):
        values = np.array([shares[region, code] for region in regions])
        values = np.clip(values, LEAST_SHARE, 1.0)
        if code in totals:
            values = bend_to_total(values, ranges[code], totals[code])
        targets.update({(r, code): float(v) for r, v in zip(regions, values, strict=True)})
    return targets
