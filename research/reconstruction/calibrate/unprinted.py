"""Fourth step: totals that no indicator uses, in proportion to other totals."""

from research.reconstruction.randomness import stream
from research.reconstruction.totals import PlaceTotals

# Core people per enterprise, and domestic technology inputs per enterprise.
PEOPLE_PER_ENTERPRISE = 4.2
DOMESTIC_INPUTS_PER_ENTERPRISE = 0.9


def add_unprinted(totals: PlaceTotals) -> None:
    """Add core people and relations with domestic partners to the totals of each place."""
    for place, enterprises in totals.places("enterprises"):
        rng = stream("unprinted", totals.edition, *place)
        people = round(PEOPLE_PER_ENTERPRISE * enterprises * rng.uniform(0.9, 1.1))
        abroad = max(
            totals.get("international_study", place), totals.get("international_work", place)
        )
        totals.set("people", place, max(people, enterprises, round(1.3 * abroad)))
        inputs = DOMESTIC_INPUTS_PER_ENTERPRISE * enterprises * rng.uniform(0.8, 1.2)
        totals.set("domestic_input", place, round(inputs))
        at_home = totals.get("enablement", place) - totals.get("international_enablement", place)
        totals.set("domestic_enablement", place, at_home)
