"""The building blocks of the report page: sections with paragraphs, tables and figures.

Texts are in one language, as Markup if they contain HTML. `numbered` numbers a complete document.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import count

from markupsafe import Markup


@dataclass
class Cell:
    """A table cell: its text, the `value` a chart draws, and the strength of its tint (0 to 1)."""

    text: str
    value: float | None = None
    heat: float | None = None


@dataclass
class Column:
    """A table column, with a heading shared by its `group` and its role in a chart.

    Roles: `part` is a bar in a `colour` of frame.css at this `strength` (0 to 1), `total` the text
    at the end of the bars, `before` a tick for the preceding edition, '' is not drawn.
    """

    title: str
    group: str = ""
    role: str = ""
    colour: str = ""
    strength: float = 1.0


@dataclass
class Row:
    """A table row: `short` is its name on a chart axis, `kind` its CSS class."""

    name: str
    cells: list[Cell]
    short: str = ""
    kind: str = ""


@dataclass
class Body:
    """A group of table rows under an optional title."""

    rows: list[Row]
    title: str = ""


@dataclass
class Table:
    """A table: `stub` heads the column of row names, `readings` are sentences below the table."""

    title: str
    stub: str
    columns: list[Column]
    bodies: list[Body]
    readings: list[Markup] = field(default_factory=list)
    number: int = 0

    kind = "table"

    @property
    def groups(self) -> list[tuple[str, int]]:
        """Group headings with their column spans; empty if no column has a group."""
        groups: list[tuple[str, int]] = []
        for column in self.columns:
            if groups and groups[-1][0] == column.group:
                groups[-1] = (column.group, groups[-1][1] + 1)
            else:
                groups.append((column.group, 1))
        return groups if any(title for title, _ in groups) else []


@dataclass
class Figure:
    """A chart of a table: `bars` stacks the parts, `shares` draws one panel per body."""

    title: str
    chart: str
    table: Table
    readings: list[Markup] = field(default_factory=list)
    number: int = 0

    kind = "figure"


@dataclass
class Paragraph:
    """A paragraph of text."""

    text: Markup

    kind = "paragraph"


Block = Paragraph | Table | Figure


@dataclass
class Section:
    """A section with blocks and subsections; `key` is its HTML id."""

    key: str
    title: str
    blocks: Sequence[Block] = ()
    sections: list["Section"] = field(default_factory=list)
    number: str = ""

    def all_blocks(self) -> Iterator[Block]:
        """The blocks of the section and its subsections, in reading order."""
        yield from self.blocks
        for section in self.sections:
            yield from section.all_blocks()


def numbered(sections: list[Section], prefix: str = "") -> list[Section]:
    """Number sections (1, 1.1 ...), and tables and figures separately in reading order."""
    for place, section in enumerate(sections, start=1):
        section.number = f"{prefix}{place}"
        numbered(section.sections, f"{section.number}.")
    if not prefix:
        numbers = {Table: count(1), Figure: count(1)}
        for section in sections:
            for block in section.all_blocks():
                if not isinstance(block, Paragraph):
                    block.number = next(numbers[type(block)])
    return sections
