"""Plausible values to stay close to, where the figures leave room.

A region's printed dimension rank is turned into points along a falling curve, and
the points into the same share of the full mark in each of the dimension's
indicators. Counts with a known sample size are bent so that they add up to it.
"""

from collections.abc import Mapping

import numpy as np

from research.reconstruction.assumptions import Range
from research.reconstruction.floats import power
from research.reconstruction.seeds import PROVINCE, Seeds

# Beyond the ten printed scores, each rank has this share of the points before it.
PROVINCE_DECAY = 0.86

# Cities: the n-th has share / n ** steepness of the dimension's full mark.
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
    """Share of the full mark (0..1) by province and dimension, from 表4's ranks.

    The scores of 2023 serve both editions.
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
    """Share of the full mark (0..1) by city and dimension, along the curves."""
    return {
        (city, dimension): CITY_CURVES[dimension][0] / rank ** CITY_CURVES[dimension][1]
        for dimension in seeds.dimensions
        for city, rank in ranks[dimension].items()
    }


def full_mark(seeds: Seeds, dimension: str) -> float:
    return sum(indicator.points for indicator in seeds.leaves[dimension])


def bend_to_total(shares: np.ndarray, span: Range, total: int) -> np.ndarray:
    """Raise all shares to one power so that the counts add up to the total."""
    flat, steep = 0.02, 6.0
    for _ in range(60):
        middle = (flat + steep) / 2
        counts = span.low + (span.high - span.low) * power(shares, middle)
        flat, steep = (middle, steep) if counts.sum() > total else (flat, middle)
    return power(shares, steep)


def spread(seeds: Seeds, shares: Mapping[tuple[str, str], float]) -> dict[tuple[str, str], float]:
    """Give every indicator its dimension's share."""
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
    """Normalised value (0..1) to stay close to, by region and indicator."""
    targets: dict[tuple[str, str], float] = {}
    for code in (indicator.code for indicator in seeds.indicators):
        values = np.array([shares[region, code] for region in regions])
        values = np.clip(values, LEAST_SHARE, 1.0)
        if code in totals:
            values = bend_to_total(values, ranges[code], totals[code])
        targets.update({(r, code): float(v) for r, v in zip(regions, values, strict=True)})
    return targets
