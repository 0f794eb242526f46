"""Values of single entities: heavy-tailed, and adding up to the place totals."""

from dataclasses import dataclass

import numpy as np

from research.reconstruction.apportion import choose, split_with_minimum
from research.reconstruction.expand.roster import Entity
from research.reconstruction.floats import power
from research.reconstruction.measures import Mean
from research.reconstruction.totals import Place, PlaceTotals


@dataclass(frozen=True)
class Shape:
    """How values vary within a place.

    `elasticity`: exponent of the entity's size. `spread`: standard deviation of the logarithm
    of the remaining noise.
    """

    spread: float
    elasticity: float


def draw_values(
    rng: np.random.Generator,
    mean: Mean,
    shape: Shape,
    entities: list[Entity],
    totals: PlaceTotals,
) -> list[int | None]:
    """One value per entity, in units of the sum; `None` where unknown.

    The number and the sum of the known values in each place are those in the totals.
    """
    values: list[int | None] = [None] * len(entities)
    for place, positions in by_place(entities).items():
        sizes = np.array([entities[position].size for position in positions])
        known = choose(rng, np.sqrt(sizes), totals.get(mean.known, place))
        noise = rng.lognormal(0.0, shape.spread, int(known.sum()))
        weights = power(sizes[known], shape.elasticity) * noise
        parts = split_with_minimum(totals.get(mean.total, place), weights, mean.minimum)
        for position, part in zip(np.array(positions)[known], parts, strict=True):
            values[position] = int(part)
    return values


def by_place(entities: list[Entity]) -> dict[Place, list[int]]:
    """The positions of the entities of each place, in order."""
    positions: dict[Place, list[int]] = {}
    for position, entity in enumerate(entities):
        positions.setdefault(entity.place, []).append(position)
    return positions
