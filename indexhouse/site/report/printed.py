"""Which numbers of the page the report prints or implies too. Read for marks alone: never for a value."""

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
    """A number as the report prints it, or a bound; or one that it implies, as `basis` says."""

    figure_id: str
    locator: str
    operator: str
    value: float
    decimals: int
    verdict: str
    basis: str

    @property
    def text(self) -> str:
        number = f"{self.value:,.{self.decimals}f}"
        return number if self.operator == "=" else f"{SIGNS[self.operator]} {number}"

    def verdict_on(self, shown: float) -> str:
        """What the audit found, unless this page shows another number than the audit looked at:
        weights may be of another scheme.
        """
        if self.operator == "=" and round(abs(shown - self.value), 9) > 0.5 / 10**self.decimals:
            return "missed"
        return self.verdict


class PrintedFigures:
    """The printed figures of an audit, if there is one: the user's own data have none."""

    def __init__(self, marts: duckdb.DuckDBPyConnection):
        self.found: dict[tuple, list[Printed]] = defaultdict(list)
        if is_sample_library(marts):
            for (
                *key,
                figure_id,
                locator,
                operator,
                value,
                decimals,
                verdict,
                basis,
            ) in marts.execute(PRINTED).fetchall():
                printed = Printed(figure_id, locator, operator, value, decimals, verdict, basis)
                self.found[tuple(key)].append(printed)

    def of(self, measure: str, edition: int, region: str, node: str) -> list[Printed]:
        return self.found.get((measure, edition, region, node), [])

    def for_script(self) -> dict[str, list[str]]:
        """Figure -> its place in the report, its text and its basis: the script writes this beside its mark."""
        return {
            printed.figure_id: [printed.locator, printed.text, printed.basis]
            for figures in self.found.values()
            for printed in figures
        }
