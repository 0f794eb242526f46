"""Writes what the facts of one edition say, in one language."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from markupsafe import Markup, escape

from indexhouse.site.report.blocks import Cell
from indexhouse.site.report.facts import Edition, Facts, Names
from indexhouse.site.report.printed import Printed, PrintedFigures

DECIMALS = {
    "rank": 0,
    "sample_size": 0,
    "matrix_size": 0,
    "weight": 4,
    "ahp_weight": 4,
    "consistency_ratio": 4,
    "lambda_max": 4,
}
TWO_DECIMALS = 2  # scores and shares
WORST_FIRST = ["missed", "excepted", "reproduced"]
NONE = "–"
LONGEST_LIST = 8


@dataclass(frozen=True)
class Writer:
    facts: Facts
    printed: PrintedFigures
    edition: Edition
    language: str

    # Words

    def say(self, zh: str, en: str) -> Markup:
        return Markup(zh if self.language == "zh" else en)

    def name(self, names: Names) -> str:
        return getattr(names, self.language)

    def region(self, code: str) -> str:
        return self.name(self.facts.regions[code].name)

    def node(self, code: str) -> str:
        return self.name(self.facts.nodes[code].name)

    def heading(self, code: str) -> str:
        """A node above a column: the index itself is the overall score."""
        return self.say("综合", "Overall") if code == "overall" else self.node(code)

    def in_text(self, code: str, among: Collection[str] = ()) -> str:
        """A node's name within a sentence: English begins small, unless it is AI; a name that
        another node among those told of has too is told apart by the node above.
        """
        name, node = self.node(code), self.facts.nodes[code]
        if sum(self.node(other) == name for other in among) > 1:
            name = self.tell(
                "{parent}的{name}", "{parent}: {name}", parent=self.node(node.parent), name=name
            )
        return name if name[:2].isupper() else name[0].lower() + name[1:]

    def tell(self, zh: str, en: str, **parts) -> Markup:
        """A sentence with its parts put in, which stand in another order in each language."""
        return self.say(zh, en).format(**parts)

    def listed(self, items: Iterable[str]) -> Markup:
        """A、B、C; A, B and C. A long list ends with how many more there are."""
        *items, last = [escape(item) for item in items]
        if len(items) >= LONGEST_LIST:
            count = len(items) + 2 - LONGEST_LIST
            items = items[: LONGEST_LIST - 1]
            last = self.tell("另外 {count} 个", "{count} more", count=count)
        if not items:
            return last
        return self.say("、", ", ").join(items) + self.say("、", " and ") + last

    # Numbers

    def find(
        self, measure: str, region: str, node: str, edition: int | None = None
    ) -> float | None:
        return self.facts.numbers.get((measure, edition or self.edition.year, region, node))

    def number(self, measure: str, region: str, node: str, edition: int | None = None) -> Markup:
        """The number as the page shows it, marked where the report prints it."""
        value = self.find(measure, region, node, edition)
        if value is None:
            return Markup(NONE)
        printed = self.printed.of(measure, edition or self.edition.year, region, node)
        return marked(self.text(measure, value, node), value, printed)

    def text(self, measure: str, value: float, node: str) -> str:
        if measure == "rank_change":
            return f"{value:+.0f}".replace("-", "−") if value else "0"
        if measure in ("value", "four_circle_total"):
            decimals = 0 if self.facts.nodes[node].statistic == "count" else 1
        else:
            decimals = DECIMALS.get(measure, TWO_DECIMALS)
        return f"{value:,.{decimals}f}"

    def cell(self, measure: str, region: str, node: str, edition: int | None = None) -> Cell:
        value = self.find(measure, region, node, edition)
        return Cell(self.number(measure, region, node, edition), value)


def marked(text: str, value: float, printed: list[Printed]) -> Markup:
    """The script makes links of marks: a page with a thousand of them stays small."""
    if not printed:
        return Markup(text)
    verdict = min((figure.verdict_on(value) for figure in printed), key=WORST_FIRST.index)
    exact_first = sorted(printed, key=lambda figure: figure.operator != "=")
    figures = " ".join(figure.figure_id for figure in exact_first)
    return Markup('<a class="{}" data-figures="{}">{}</a>').format(verdict, figures, text)
