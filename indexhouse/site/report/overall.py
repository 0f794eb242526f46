"""Section 2, the provinces: overall and by dimension. Figures 1 to 7, Table 4."""

from itertools import cycle

from markupsafe import Markup

from indexhouse.site.report.blocks import Body, Cell, Column, Figure, Row, Section, Table
from indexhouse.site.report.readings import firsts, leaders, movers, readings, with_points
from indexhouse.site.report.writer import Writer

# Tints of a dimension's colour for its components.
STRENGTHS = (1.0, 0.55, 0.3)


def overall(writer: Writer) -> Section:
    """Section 2 of the report."""
    say = writer.say
    dimensions = writer.facts.children("overall")
    return Section(
        "provinces",
        say("省级总体评价", "The provinces"),
        sections=[
            Section(
                "overall",
                say("综合排名", "Overall ranking"),
                [overall_scores(writer), dimension_ranks(writer)],
            ),
            Section(
                "dimensions",
                say("分项排名", "By dimension"),
                sections=[
                    Section(node, writer.node(node), [dimension_scores(writer, node)])
                    for node in dimensions
                ],
            ),
        ],
    )


def dimension_colour(writer: Writer, node: str) -> str:
    """The name of a dimension's colour in frame.css, which has six, in tree order."""
    return f"dimension-{writer.facts.children('overall').index(node) % 6 + 1}"


def heat(rank: float, worst: float) -> float:
    """The tint of a rank: 1 for the first, 0 for the worst."""
    return (worst - rank) / max(worst - 1, 1)


def region_row(writer: Writer, region: str, cells: list[Cell]) -> Row:
    """A table row for a region, with its short name for charts."""
    facts = writer.facts.regions[region]
    return Row(writer.region(region), cells, short=writer.name(facts.short))


def overall_scores(writer: Writer) -> Figure:
    """Figure 1: overall scores of the provinces, stacked by dimension."""
    regions = writer.facts.order[writer.edition.year, "province", "overall"]
    return Figure(
        writer.say("省级综合得分及其构成", "Overall scores of the provinces and their components"),
        "bars",
        score_table(writer, regions),
        readings(leaders(writer, "province", "overall", followers=4), movers(writer, "province")),
    )


def score_table(writer: Writer, regions: list[str]) -> Table:
    """Overall rank and score, dimension scores, and the change in rank."""
    say, previous = writer.say, writer.edition.previous
    dimensions = writer.facts.children("overall")
    columns = [Column(say("名次", "Rank")), Column(say("综合得分", "Score"), role="total")]
    columns += [
        Column(writer.node(node), role="part", colour=dimension_colour(writer, node))
        for node in dimensions
    ]
    if previous:
        columns.append(Column(say(f"较 {previous} 年版", f"Since {previous}")))

    def row(region: str) -> Row:
        cells = [writer.cell("rank", region, "overall"), writer.cell("score", region, "overall")]
        cells += [writer.cell("score", region, node) for node in dimensions]
        if previous:
            cells.append(writer.cell("rank_change", region, "overall"))
        return region_row(writer, region, cells)

    return Table("", say("区域", "Region"), columns, [Body([row(region) for region in regions])])


def dimension_ranks(writer: Writer) -> Table:
    """Table 4: ranks of the provinces overall and by dimension, with the preceding edition's."""
    regions = writer.facts.order[writer.edition.year, "province", "overall"]
    dimensions = writer.facts.children("overall")
    table = rank_table(writer, regions, ["overall", *dimensions], writer.edition.previous)
    table.title = writer.say(
        "省级综合与分项名次", "Ranks of the provinces, overall and by dimension"
    )
    table.readings = readings(firsts(writer, "province", dimensions))
    return table


def rank_table(
    writer: Writer, regions: list[str], nodes: list[str], previous: int | None = None
) -> Table:
    """Ranks of regions at nodes, with those of `previous` next to them if it is given.

    Ranks of the writer's edition are tinted, the best strongest; title and readings are up to the
    caller.
    """
    year = writer.edition.year
    editions = [year, previous] if previous else [year]
    worst = max(
        (writer.require("rank", region, node) for region in regions for node in nodes), default=1
    )

    def cell(region: str, node: str, edition: int) -> Cell:
        cell = writer.cell("rank", region, node, edition)
        if edition == year:
            cell.heat = heat(writer.require("rank", region, node), worst)
        return cell

    columns = [
        (
            Column(str(edition), group=writer.heading(node))
            if previous
            else Column(writer.heading(node))
        )
        for node in nodes
        for edition in editions
    ]
    rows = [
        region_row(
            writer, region, [cell(region, node, edition) for node in nodes for edition in editions]
        )
        for region in regions
    ]
    return Table("", writer.say("区域", "Region"), columns, [Body(rows)])


def dimension_scores(writer: Writer, dimension: str) -> Figure:
    """Figures 2 to 7: scores of the provinces in a dimension, stacked by component.

    Components are the sub-dimensions, or the indicators if there is only one sub-dimension. The
    data table also has the ranks by indicator.
    """
    say = writer.say
    regions = writer.facts.order[writer.edition.year, "province", dimension]
    indicators = writer.facts.indicators(dimension)
    parts = writer.facts.children(dimension)
    parts = parts if len(parts) > 1 else indicators
    colour = dimension_colour(writer, dimension)
    points = say("其中", "Components")
    columns = [Column(say("名次", "Rank")), Column(say("得分", "Score"), role="total")]
    columns += [
        Column(writer.node(node), points, "part", colour, strength)
        for node, strength in zip(parts, cycle(STRENGTHS), strict=False)
    ]
    columns += [Column(writer.node(node), rank_group(writer, node)) for node in indicators]
    rows = [
        region_row(
            writer,
            region,
            [writer.cell("rank", region, dimension), writer.cell("score", region, dimension)]
            + [writer.cell("score", region, node) for node in parts]
            + [writer.cell("rank", region, node) for node in indicators],
        )
        for region in regions
    ]
    return Figure(
        writer.tell(
            "{node}：省级得分", "{node}: scores of the provinces", node=writer.node(dimension)
        ),
        "bars",
        Table("", say("区域", "Region"), columns, [Body(rows)]),
        readings(
            leaders(writer, "province", dimension),
            tenth(writer, dimension),
            firsts(writer, "province", indicators),
        ),
    )


def rank_group(writer: Writer, indicator: str) -> Markup:
    """The group heading over the ranks of a sub-dimension's indicators."""
    parent = writer.node(writer.facts.parent(indicator))
    return writer.tell("{parent}：指标名次", "{parent}: ranks", parent=parent)


def tenth(writer: Writer, node: str) -> Markup | None:
    """The score of the tenth region; None if fewer have any points."""
    regions = with_points(writer, "province", node)[:10]
    if len(regions) < 10:
        return None
    return writer.tell(
        "第十名是{region}（{points}）。",
        "Tenth place: {region} ({points}).",
        region=writer.region(regions[-1]),
        points=writer.number("score", regions[-1], node),
    )
