"""Runs all steps: from printed figures to the place totals of every edition."""

from research.reconstruction.calibrate.places import divided_counts, place_counts
from research.reconstruction.calibrate.sums import SumProblem
from research.reconstruction.calibrate.unprinted import add_unprinted
from research.reconstruction.calibrate.values import ValueProblem, Values
from research.reconstruction.seeds import Seeds
from research.reconstruction.totals import PlaceTotals

# How far entity counts may move from one draft to the next: as a share and in rows.
DRAFT_REACHES = ((0.6, 6.0), (0.5, 5.0), (0.3, 3.0), (0.2, 2.0), (0.15, 1.5), (0.1, 1.0))
FINAL_REACH = (0.1, 1.5)


def solve_totals(seeds: Seeds) -> list[PlaceTotals]:
    """Place totals that reproduce the printed figures, editions in rising order.

    The latest edition has the most printed figures and is solved first. The earlier edition
    stays close to it as far as its own ranks allow.
    Raises InfeasibleError if a step has no solution.
    """
    earlier, latest = seeds.editions
    values = solve_latest_values(seeds, latest)
    print(f"calibrate: {latest} counts and means solved", flush=True)
    earlier_values = ValueProblem(seeds, earlier, neighbour=values).solve()
    print(f"calibrate: {earlier} counts and means solved", flush=True)
    latest_totals = place_counts(seeds, values)
    earlier_totals = divided_counts(seeds, earlier_values, latest_totals)
    solutions = [(earlier_values, earlier_totals), (values, latest_totals)]
    for solved, totals in solutions:
        SumProblem(seeds, solved, totals).solve()
        add_unprinted(totals)
        print(f"calibrate: {totals.edition} sums solved", flush=True)
    return [totals for _, totals in solutions]


def solve_latest_values(seeds: Seeds, edition: int) -> Values:
    """Solve drafts in real numbers, each starting from the one before, then whole counts."""
    draft = ValueProblem(seeds, edition, is_draft=True).solve()
    for reach in DRAFT_REACHES:
        draft = ValueProblem(seeds, edition, draft=draft, reach=reach, is_draft=True).solve()
    return ValueProblem(seeds, edition, draft=draft, reach=FINAL_REACH).solve()
