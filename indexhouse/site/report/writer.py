"""Text and formatted numbers of one edition in one language."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from markupsafe import Markup, escape

from indexhouse.languages import in_language
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
DEFAULT_DECIMALS = 2  # scores and shares
WORST_FIRST = ["missed", "excepted", "reproduced"]
NONE = "–"  # shown for a missing number
LONGEST_LIST = 8


@dataclass(frozen=True)
class Writer:
    """Formats names, sentences and numbers of one edition in one language.

    Numbers are identified by measure, region and node, and optionally by an edition other than
    the writer's.
    """

    facts: Facts
    printed: PrintedFigures
    edition: Edition
    language: str

    # Words

    def say(self, zh: str, en: str) -> Markup:
        """The text in the writer's language; it is trusted and may contain HTML."""
        return Markup(in_language(self.language, zh, en))

    def name(self, names: Names) -> str:
        """The name in the writer's language."""
        return in_language(self.language, names.zh, names.en)

    def region(self, code: str) -> str:
        """The name of a region."""
        return self.name(self.facts.regions[code].name)

    def node(self, code: str) -> str:
        """The name of a node of the index tree."""
        return self.name(self.facts.nodes[code].name)

    def heading(self, code: str) -> str:
        """The name of a node as a column heading; the root is called Overall."""
        return self.say("综合", "Overall") if code == "overall" else self.node(code)

    def in_text(self, code: str, among: Collection[str] = ()) -> str:
        """A node's name within a sentence, in lower case unless it begins with an abbreviation.

        The parent's name is added if another node in `among` has the same name.
        """
        name = self.node(code)
        if sum(self.node(other) == name for other in among) > 1:
            parent = self.node(self.facts.parent(code))
            name = self.tell("{parent}的{name}", "{parent}: {name}", parent=parent, name=name)
        return name if name[:2].isupper() else name[0].lower() + name[1:]

    def tell(self, zh: str, en: str, **parts: object) -> Markup:
        """A template in the writer's language with its placeholders filled in and escaped."""
        return self.say(zh, en).format(**parts)

    def listed(self, items: Iterable[str]) -> Markup:
        """The items joined as A、B、C or A, B and C; a long list ends with the number left out."""
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
        """The number, or None if the marts do not have it."""
        return self.facts.numbers.get((measure, edition or self.edition.year, region, node))

    def require(self, measure: str, region: str, node: str, edition: int | None = None) -> float:
        """The number; raises LookupError if the marts do not have it."""
        value = self.find(measure, region, node, edition)
        if value is None:
            year = edition or self.edition.year
            raise LookupError(f"The marts have no {measure} of {region} at {node} in {year}.")
        return value

    def number(
        self,
        measure: str,
        region: str,
        node: str,
        edition: int | None = None,
        printed_as: str | None = None,
    ) -> Markup:
        """The number as shown on the page, marked if the source report prints it.

        `printed_as` is the measure of the printed figure if it has another name.
        """
        value = self.find(measure, region, node, edition)
        if value is None:
            return Markup(NONE)
        year = edition or self.edition.year
        printed = self.printed.of(printed_as or measure, year, region, node)
        return marked(self.text(measure, value, node), value, printed)

    def text(self, measure: str, value: float, node: str) -> str:
        """The number with the decimals of its measure; rank changes have a sign."""
        if measure == "rank_change":
            return f"{value:+.0f}".replace("-", "−") if value else "0"
        if measure in ("value", "four_circle_total"):
            decimals = 0 if self.facts.nodes[node].statistic == "count" else 1
        else:
            decimals = DECIMALS.get(measure, DEFAULT_DECIMALS)
        return f"{value:,.{decimals}f}"

    def cell(self, measure: str, region: str, node: str, edition: int | None = None) -> Cell:
        """A table cell with the number."""
        value = self.find(measure, region, node, edition)
        return Cell(self.number(measure, region, node, edition), value)


def marked(text: str, value: float, printed: list[Printed]) -> Markup:
    """The text in an `<a>` with the worst verdict as its class and the ids of its figures.

    The page's script adds links and tooltips, which keeps a page with a thousand marks small.
    """
    if not printed:
        return Markup(text)
    verdict = min((figure.verdict_on(value) for figure in printed), key=WORST_FIRST.index)
    exact_first = sorted(printed, key=lambda figure: figure.operator != "=")
    figures = " ".join(figure.figure_id for figure in exact_first)
    return Markup('<a class="{}" data-figures="{}">{}</a>').format(verdict, figures, text)
