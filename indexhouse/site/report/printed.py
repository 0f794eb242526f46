"""Figures printed in the source report. Used only to mark numbers, never as their source."""

from collections import defaultdict
from dataclasses import dataclass

import duckdb

from indexhouse.marts.rows import is_sample_library

SIGNS = {"<": "<", "<=": "≤", ">": ">"}
PRINTED = """
    select measure, edition, region_code, node_code,
        figure_id, locator, operator, printed_value, decimals, verdict, basis
    from audit.audit_printed_figures
    order by figure_id
"""


@dataclass(frozen=True)
class Printed:
    """A figure of the source report, or a bound on one.

    `locator` is its table or section, `operator` is = or the direction of the bound, `basis` says
    whether it is printed, inferred or interpreted, `verdict` is the audit's.
    """

    figure_id: str
    locator: str
    operator: str
    value: float
    decimals: int
    verdict: str
    basis: str

    @property
    def text(self) -> str:
        """The number with its printed decimals, after the sign of a bound."""
        number = f"{self.value:,.{self.decimals}f}"
        return number if self.operator == "=" else f"{SIGNS[self.operator]} {number}"

    def verdict_on(self, shown: float) -> str:
        """The audit's verdict, or `missed` if the page shows a number that differs from print.

        The page may show other numbers than the audit checked: weights of another scheme.
        """
        if self.operator == "=" and round(abs(shown - self.value), 9) > 0.5 / 10**self.decimals:
            return "missed"
        return self.verdict


class PrintedFigures:
    """The audited figures by measure, edition, region and node; none for the user's own data."""

    def __init__(self, marts: duckdb.DuckDBPyConnection):
        self.found: dict[tuple, list[Printed]] = defaultdict(list)
        if is_sample_library(marts):
            for measure, edition, region, node, *figure in marts.execute(PRINTED).fetchall():
                self.found[measure, edition, region, node].append(Printed(*figure))

    def of(self, measure: str, edition: int, region: str, node: str) -> list[Printed]:
        """The figures printed for a number; usually one or none."""
        return self.found.get((measure, edition, region, node), [])

    def for_script(self) -> dict[str, list[str]]:
        """Figure id -> locator, text and basis, which the script adds to the marks as tooltips."""
        return {
            printed.figure_id: [printed.locator, printed.text, printed.basis]
            for figures in self.found.values()
            for printed in figures
        }
