"""Splits whole totals into whole parts that add up exactly."""

import numpy as np


def largest_remainder(total: int, weights: np.ndarray) -> np.ndarray:
    """Split `total` into whole parts in proportion to `weights` (both shape n).

    Hamilton's method. Ties go to the earlier part, so the result is repeatable.
    Raises ValueError if there is something to split and no weight is positive.
    """
    weights = np.asarray(weights, dtype=float)
    if total == 0:
        return np.zeros(len(weights), dtype=int)
    if weights.sum() <= 0:
        raise ValueError(f"cannot split {total}: no part may take any")
    quotas = total * weights / weights.sum()
    parts: np.ndarray = np.floor(quotas).astype(int)
    order = np.argsort(-(quotas - parts), kind="stable")
    parts[order[: total - parts.sum()]] += 1
    return parts


def split_with_minimum(total: int, weights: np.ndarray, minimum: int) -> np.ndarray:
    """Like `largest_remainder`, but each part is at least `minimum` if the total allows it."""
    floor = min(minimum, total // max(len(weights), 1))
    return floor + largest_remainder(total - floor * len(weights), weights)


def split_with_caps(total: int, weights: np.ndarray, caps: np.ndarray) -> np.ndarray:
    """Like `largest_remainder`, but no part exceeds its cap (shape n); the rest is left over.

    The parts add up to the total, or to the caps of the parts with a positive weight if
    that is less.
    """
    weights = np.asarray(weights, dtype=float)
    caps = np.asarray(caps, dtype=int)
    parts = np.zeros(len(weights), dtype=int)
    while True:
        room = (caps > parts) & (weights > 0)
        left = min(total - parts.sum(), (caps - parts)[room].sum())
        if left <= 0:
            return parts
        share = largest_remainder(int(left), np.where(room, weights, 0.0))
        parts = np.minimum(parts + share, caps)


def choose(rng: np.random.Generator, weights: np.ndarray, count: int) -> np.ndarray:
    """Mark exactly `count` of n items (boolean, shape n); heavier ones are more likely.

    Raises ValueError if there are fewer than `count` items.
    """
    weights = np.asarray(weights, dtype=float)
    if count > len(weights):
        raise ValueError(f"cannot choose {count} of {len(weights)}")
    arrival = rng.exponential(size=len(weights)) / weights
    marked = np.zeros(len(weights), dtype=bool)
    marked[np.argsort(arrival, kind="stable")[:count]] = True
    return marked
