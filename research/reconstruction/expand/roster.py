"""The entities of the sample by place, most of them in both editions.

The totals fix how many entities a place has in each edition. Most entities of the earlier
edition stay in the later one, with the same number, place and start date.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np

from research.reconstruction.apportion import choose
from research.reconstruction.floats import exponential
from research.reconstruction.randomness import stream
from research.reconstruction.totals import Place, PlaceTotals


@dataclass(frozen=True)
class Entity:
    """One entity of the sample library.

    `started`: the day it was founded, held, issued or planned. `size`: a latent, heavy-tailed
    size (dimensionless) from which its values are drawn.
    """

    number: int
    place: Place
    started: date
    size: float


@dataclass(frozen=True)
class StartProfile:
    """Distribution of start dates.

    `mature_share` of the entities start evenly between `first_year` and `hump_year`. The others
    follow a beta distribution with parameters `rise` and `fall` from `hump_year` to the cut-off.
    Of the entities that are new in a later edition, `recent_share` started after the cut-off
    of the edition before.
    """

    first_year: int
    hump_year: int
    rise: float
    fall: float
    mature_share: float
    recent_share: float


PROFILES: Mapping[str, StartProfile] = {
    "enterprises": StartProfile(1990, 2009, 2.6, 2.4, 0.16, 0.1),
    "universities": StartProfile(1900, 1950, 1.2, 2.5, 0.2, 0.0),
    "institutes": StartProfile(1950, 2010, 2.0, 1.6, 0.4, 0.1),
    "alliances": StartProfile(2008, 2013, 2.4, 1.8, 0.05, 0.6),
    "conferences": StartProfile(2012, 2014, 2.2, 1.5, 0.02, 0.9),
    "policies": StartProfile(2012, 2014, 2.2, 1.5, 0.03, 0.8),
    "parks": StartProfile(2005, 2012, 2.4, 1.4, 0.08, 0.8),
}

# Share of a place's entities that stay in the next edition.
STAYING_SHARE = 0.93


def rosters(
    kind: str, totals: list[PlaceTotals], cutoffs: Mapping[int, date]
) -> dict[int, list[Entity]]:
    """The entities of one kind by edition.

    `totals`: one per edition, in rising order. `cutoffs`: last day of each edition's data.
    """
    made = 0
    before: dict[Place, list[Entity]] = {}
    last_cutoff: date | None = None
    result: dict[int, list[Entity]] = {}
    for edition_totals in totals:
        edition = edition_totals.edition
        rng = stream("roster", kind, edition)
        now: dict[Place, list[Entity]] = {}
        for place, count in edition_totals.places(kind):
            stayed = choose_staying(rng, before.get(place, []), count)
            days = draw_start_days(
                rng, PROFILES[kind], count - len(stayed), last_cutoff, cutoffs[edition]
            )
            fresh = new_entities(rng, place, made, days, cutoffs[edition])
            made += len(fresh)
            now[place] = stayed + fresh
        before, last_cutoff = now, cutoffs[edition]
        result[edition] = [entity for place in now for entity in now[place]]
    return result


def choose_staying(rng: np.random.Generator, earlier: list[Entity], count: int) -> list[Entity]:
    """The entities that stay: at most `count`, larger ones more often."""
    staying = min(round(STAYING_SHARE * len(earlier)), count)
    if staying == 0:
        return []
    marked = choose(rng, np.array([entity.size for entity in earlier]), staying)
    return [entity for entity, stays in zip(earlier, marked, strict=True) if stays]


def new_entities(
    rng: np.random.Generator, place: Place, made: int, days: list[date], cutoff: date
) -> list[Entity]:
    """A new entity for each start date, numbered from `made + 1`."""
    ages = np.array([(cutoff - day).days / 365.25 for day in days])
    # Older entities are larger, by about 6 % per year, with a wide log-normal spread.
    sizes = rng.lognormal(0.0, 1.0, len(days)) * exponential(0.06 * np.clip(ages, 0, 30))
    return [
        Entity(made + 1 + index, place, day, float(size))
        for index, (day, size) in enumerate(zip(days, sizes, strict=True))
    ]


def draw_start_days(
    rng: np.random.Generator,
    profile: StartProfile,
    count: int,
    last_cutoff: date | None,
    cutoff: date,
) -> list[date]:
    """The start dates of `count` new entities."""
    end = cutoff.year + 1.0
    mature = rng.uniform(profile.first_year, profile.hump_year, count)
    hump = rng.beta(profile.rise, profile.fall, count)
    years = profile.hump_year + (end - profile.hump_year) * hump
    years = np.where(rng.random(count) < profile.mature_share, mature, years)
    if last_cutoff is not None:
        recent = rng.uniform(last_cutoff.year + 1.0, end, count)
        years = np.where(rng.random(count) < profile.recent_share, recent, years)
    return [min(day_of(year), cutoff) for year in years]


def day_of(year: float) -> date:
    """The day at a fractional year."""
    whole = int(year)
    return date(whole, 1, 1) + timedelta(days=int((year - whole) * 365))
