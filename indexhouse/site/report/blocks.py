"""What a report is made of: sections that hold paragraphs, tables and figures.

Texts are Markup in one language; tables and figures get their numbers when all are there.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import count

from markupsafe import Markup


@dataclass
class Cell:
    """`value` is what a chart draws; `heat` (0 to 1) how strongly the cell is tinted."""

    text: str
    value: float | None = None
    heat: float | None = None


@dataclass
class Column:
    """What a chart makes of a column is its `role`: a `part` is a bar in a colour of frame.css,
    `total` the text at the end of the bars, `before` a tick for the edition before.
    """

    title: str
    group: str = ""
    role: str = ""
    colour: str = ""
    strength: float = 1.0


@dataclass
class Row:
    """`short` is the name on the axis of a chart; `kind` a class for the row's looks."""

    name: str
    cells: list[Cell]
    short: str = ""
    kind: str = ""


@dataclass
class Body:
    rows: list[Row]
    title: str = ""


@dataclass
class Table:
    title: str
    stub: str
    columns: list[Column]
    bodies: list[Body]
    readings: list[Markup] = field(default_factory=list)
    number: int = 0

    kind = "table"

    @property
    def groups(self) -> list[tuple[str, int]]:
        """Titles over columns and how many each spans; none when no column has one."""
        groups: list[tuple[str, int]] = []
        for column in self.columns:
            if groups and groups[-1][0] == column.group:
                groups[-1] = (column.group, groups[-1][1] + 1)
            else:
                groups.append((column.group, 1))
        return groups if any(title for title, _ in groups) else []


@dataclass
class Figure:
    """A chart of its table: `bars` stacks the parts, `shares` has a panel for each body."""

    title: str
    chart: str
    table: Table
    readings: list[Markup] = field(default_factory=list)
    number: int = 0

    kind = "figure"


@dataclass
class Paragraph:
    text: Markup

    kind = "paragraph"


@dataclass
class Section:
    key: str
    title: str
    blocks: list[Paragraph | Table | Figure] = field(default_factory=list)
    sections: list["Section"] = field(default_factory=list)
    number: str = ""

    def all_blocks(self) -> Iterator[Paragraph | Table | Figure]:
        yield from self.blocks
        for section in self.sections:
            yield from section.all_blocks()


def numbered(sections: list[Section], prefix: str = "") -> list[Section]:
    """Number sections, and tables and figures each in the order in which they are read."""
    for place, section in enumerate(sections, start=1):
        section.number = f"{prefix}{place}"
        numbered(section.sections, f"{section.number}.")
    if not prefix:
        numbers = {"table": count(1), "figure": count(1)}
        for section in sections:
            for block in section.all_blocks():
                if block.kind in numbers:
                    block.number = next(numbers[block.kind])
    return sections
