"""Section 3, the economic circles. Tables 5 to 12, Figures 8 to 17."""

from dataclasses import dataclass

from markupsafe import Markup

from indexhouse.site.report.blocks import Block, Body, Cell, Column, Figure, Row, Section, Table
from indexhouse.site.report.facts import COUNTRY
from indexhouse.site.report.overall import dimension_colour, heat
from indexhouse.site.report.readings import (
    centres,
    circles_that_moved,
    concentration,
    firsts,
    leaders,
    leading_city,
    readings,
    without_place,
)
from indexhouse.site.report.writer import NONE, Writer


@dataclass(frozen=True)
class Part:
    """The root node of a table of ranks, and the indicators shown in each figure after it."""

    node: str
    figures: tuple[tuple[str, ...], ...] = ()


# The tables and figures of the source report by dimension; any other dimension gets one table.
PARTS = {
    "enterprise_capability": [
        Part("enterprise_capability", (("enterprise_count",), ("technology_enablement_count",))),
    ],
    "academic_ecosystem": [
        Part("university_innovation", (("university_count",),)),
        Part("institute_innovation", (("institute_count",),)),
    ],
    "capital_environment": [
        Part(
            "capital_environment", (("financing_amount",), ("financing_count", "investment_count"))
        ),
    ],
    "international_openness": [
        Part(
            "international_openness",
            (
                ("international_study_count", "international_work_count"),
                (
                    "international_technology_input_count",
                    "international_technology_enablement_count",
                ),
            ),
        ),
    ],
    "linkage_capability": [
        Part("linkage_capability", (("conference_count", "alliance_count"),)),
    ],
    "government_response": [
        Part("government_response", (("policy_count", "park_count"),)),
    ],
}


def circles(writer: Writer) -> Section:
    """Section 3 of the report."""
    say = writer.say
    return Section(
        "circles",
        say("经济圈评价", "The economic circles"),
        sections=[
            Section(
                "circles-overall", say("总体排名", "Overall ranking"), [dimension_ranks(writer)]
            ),
            Section(
                "circles-dimensions",
                say("分项排名", "By dimension"),
                sections=[
                    Section(f"circles-{node}", writer.node(node), blocks(writer, node))
                    for node in writer.facts.children("overall")
                ],
            ),
        ],
    )


def in_order(writer: Writer) -> list[str]:
    """The circles by overall rank, the order of all tables in the section."""
    return writer.facts.order[writer.edition.year, "circle", "overall"]


def dimension_ranks(writer: Writer) -> Table:
    """Table 5: ranks and scores of the circles, overall and by dimension."""
    nodes = ["overall", *writer.facts.children("overall")]

    def cell(circle: str, node: str) -> Cell:
        rank, score = (writer.number(measure, circle, node) for measure in ("rank", "score"))
        text = Markup("{} <small>{}</small>").format(rank, score)
        place = writer.require("rank", circle, node)
        return Cell(text, place, heat(place, len(in_order(writer))))

    def heading(node: str) -> Markup:
        """The node's name, with the meaning of both numbers for screen readers and CSV files."""
        return writer.tell(
            "{node}<span class='visually-hidden'> 名次<small> 得分</small></span>",
            "{node}<span class='visually-hidden'> rank<small> score</small></span>",
            node=writer.heading(node),
        )

    return Table(
        writer.say(
            "经济圈综合与分项名次及得分",
            "Ranks and scores of the circles, overall and by dimension",
        ),
        writer.say("经济圈", "Circle"),
        [Column(heading(node)) for node in nodes],
        [
            Body(
                [
                    Row(writer.region(circle), [cell(circle, node) for node in nodes])
                    for circle in in_order(writer)
                ]
            )
        ],
        readings(
            leaders(writer, "circle", "overall", followers=3),
            firsts(writer, "circle", nodes[1:]),
            circles_that_moved(writer, nodes),
        ),
    )


def blocks(writer: Writer, dimension: str) -> list[Block]:
    """The tables and figures of a dimension; nodes that the index lacks are left out."""
    found: list[Block] = []
    for part in PARTS.get(dimension, [Part(dimension)]):
        if part.node in writer.facts.nodes:
            found.append(indicator_ranks(writer, part.node))
            found += [
                distribution(writer, dimension, nodes)
                for figure in part.figures
                if (nodes := [node for node in figure if node in writer.facts.nodes])
            ]
    return found


def indicator_ranks(writer: Writer, top: str) -> Table:
    """Tables 6 to 12: ranks of the circles at a node and all its descendants.

    Only the ranks of indicators are tinted.
    """
    circles = in_order(writer)

    def row(node: str) -> Row:
        level = writer.facts.nodes[node].level
        cells = [writer.cell("rank", circle, node) for circle in circles]
        if level == "indicator":
            for circle, cell in zip(circles, cells, strict=True):
                cell.heat = heat(writer.require("rank", circle, node), len(circles))
        return Row(writer.node(node), cells, kind=level)

    def subtree(node: str) -> list[str]:
        return [node, *(below for child in writer.facts.children(node) for below in subtree(child))]

    return Table(
        writer.tell(
            "{node}：经济圈三级指标名次",
            "{node}: ranks of the circles by indicator",
            node=writer.node(top),
        ),
        writer.say("指标", "Node"),
        [Column(writer.region(circle)) for circle in circles],
        [Body([row(node) for node in subtree(top)])],
        readings(
            leaders(writer, "circle", top, followers=3),
            firsts(writer, "circle", writer.facts.indicators(top)),
        ),
    )


def distribution(writer: Writer, dimension: str, nodes: list[str]) -> Figure:
    """Figures 8 to 17: values of indicators by circle, and their shares of the country."""
    name = writer.node(common_node(writer, nodes))
    sentences = [concentration(writer, node) for node in nodes]
    if len(nodes) == 1:
        sentences.append(centres(writer, nodes[0]))
    sentences.append(without_place(writer, nodes))
    return Figure(
        writer.tell(
            "{name}：经济圈与其他地区", "{name}: the circles and the other regions", name=name
        ),
        "shares",
        Table(
            "",
            writer.say("区域", "Region"),
            distribution_columns(writer, dimension_colour(writer, dimension)),
            [distribution_body(writer, node) for node in nodes],
        ),
        readings(*sentences),
    )


def common_node(writer: Writer, nodes: list[str]) -> str:
    """The lowest common ancestor of indicators; a single indicator is its own."""
    node = nodes[0]
    while not set(nodes) <= set(writer.facts.indicators(node)):
        node = writer.facts.parent(node)
    return node


def distribution_columns(writer: Writer, colour: str) -> list[Column]:
    """The columns of a distribution: value, share of the country, and the circle's leading city."""
    say, edition = writer.say, writer.edition
    columns = [
        Column(say("数值", "Value"), role="total"),
        Column(say("占全国 %", "% of the country"), role="part", colour=colour),
    ]
    if edition.previous:
        columns.append(
            Column(say(f"{edition.previous} 年版 %", f"% in {edition.previous}"), role="before")
        )
    return [
        *columns,
        Column(say("最集中的城市", "Leading city")),
        Column(say("其数值", "Its value")),
        Column(say("占本圈 %", "% of its circle")),
    ]


def distribution_body(writer: Writer, node: str) -> Body:
    """Rows for each circle, all circles, the other regions and the country."""
    rows = [circle_row(writer, circle, node) for circle in in_order(writer)]
    rows += [all_circles_row(writer, node), others_row(writer, node), country_row(writer, node)]
    return Body(rows, with_unit(writer, node))


def with_unit(writer: Writer, node: str) -> Markup | str:
    """An indicator's name with its unit, unless the name contains it.

    For example Financing amount (CNY 100 million), but Enterprises.
    """
    name, unit = writer.node(node), writer.name(writer.facts.nodes[node].unit)
    if unit in name.lower():
        return name
    return writer.tell("{name}（{unit}）", "{name} ({unit})", name=name, unit=unit)


def circle_row(writer: Writer, circle: str, node: str) -> Row:
    """A circle's value and share, and its leading city if there is one."""
    cells = shares(writer, "value", "share_of_country", circle, node)
    if city := leading_city(writer, circle, node):
        cells.append(Cell(writer.region(city)))
        cells += [writer.cell(measure, city, node) for measure in ("value", "share_of_circle")]
    return Row(writer.region(circle), cells)


def all_circles_row(writer: Writer, node: str) -> Row:
    """Total value and share of the circles."""
    cells = shares(writer, "four_circle_total", "four_circle_share", COUNTRY, node)
    return Row(writer.say("经济圈合计", "All circles"), cells, kind="total")


def country_row(writer: Writer, node: str) -> Row:
    """Value and share (100 per cent) of the country."""
    cells = shares(writer, "value", "share_of_country", COUNTRY, node)
    return Row(writer.region(COUNTRY), cells, kind="total")


def shares(writer: Writer, value: str, share: str, region: str, node: str) -> list[Cell]:
    """Cells for a value, its share, and the share in the preceding edition if there is one."""
    cells = [writer.cell(measure, region, node) for measure in (value, share)]
    if writer.edition.previous:
        cells.append(writer.cell(share, region, node, writer.edition.previous))
    return cells


def others_row(writer: Writer, node: str) -> Row:
    """The country minus the circles."""

    def remainder(whole: str, part: str, edition: int | None = None) -> Cell:
        country, circles = (
            writer.find(measure, COUNTRY, node, edition) for measure in (whole, part)
        )
        if country is None or circles is None:
            return Cell(NONE)
        return Cell(writer.text(whole, country - circles, node), country - circles)

    cells = [
        remainder("value", "four_circle_total"),
        remainder("share_of_country", "four_circle_share"),
    ]
    if writer.edition.previous:
        cells.append(remainder("share_of_country", "four_circle_share", writer.edition.previous))
    return Row(writer.say("其他地区", "Other regions"), cells, kind="others")
