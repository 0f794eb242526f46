"""Rows of the investors. Printed figures depend on their number, not on their places."""

from collections.abc import Mapping

import numpy as np

from research.reconstruction.randomness import stream
from research.reconstruction.tables import Row

# Share of an edition's investors that are also in the next one.
STAYING_SHARE = 0.78
INSTITUTION_SHARE = 0.72
FOREIGN_SHARE = 0.15
FOREIGN_COUNTRIES = {
    "US": 42, "HK": 18, "SG": 11, "JP": 9, "GB": 5, "KR": 4, "DE": 4, "TW": 3,
    "CA": 2, "FR": 2,
}  # fmt: skip


def investor_rows(
    sample_sizes: Mapping[int, int], province_weights: Mapping[str, float]
) -> list[Row]:
    """The investors of all editions.

    `sample_sizes`: their number by edition (表1). `province_weights`: how likely a domestic
    investor is in each province.
    """
    rows: list[Row] = []
    profiles: list[Row] = []
    earlier = np.array([], dtype=int)
    for edition in sorted(sample_sizes):
        rng = stream("investors", edition)
        size = sample_sizes[edition]
        staying = min(round(STAYING_SHARE * len(earlier)), size)
        kept = rng.choice(earlier, size=staying, replace=False)
        fresh = np.arange(len(profiles), len(profiles) + size - staying)
        profiles += [new_profile(rng, int(number) + 1, province_weights) for number in fresh]
        earlier = np.sort(np.concatenate([kept, fresh]).astype(int))
        rows += [{"edition": edition, **profiles[number]} for number in earlier]
    return rows


def new_profile(
    rng: np.random.Generator, number: int, province_weights: Mapping[str, float]
) -> Row:
    """A new investor; it does not change between editions."""
    is_foreign = rng.random() < FOREIGN_SHARE
    return {
        "investor_id": f"INV-{number:04d}",
        "name": f"样本投资方-{number:04d}",
        "investor_type": ("institution" if rng.random() < INSTITUTION_SHARE else "non_institution"),
        "country_code": pick(rng, FOREIGN_COUNTRIES) if is_foreign else "CN",
        "province_code": "" if is_foreign else pick(rng, province_weights),
    }


def pick(rng: np.random.Generator, weights: Mapping[str, float]) -> str:
    """One of the keys, heavier ones more often."""
    shares = np.array(list(weights.values()), dtype=float)
    return str(rng.choice(list(weights), p=shares / shares.sum()))
