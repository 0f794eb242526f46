"""Section 4, the cities. Figure 18, Table 13."""

from indexhouse.site.report.blocks import Figure, Section, Table
from indexhouse.site.report.overall import rank_table, score_table
from indexhouse.site.report.readings import (
    circles_of,
    firsts,
    leaders,
    readings,
    strong_beyond,
    with_points,
)
from indexhouse.site.report.writer import Writer

LISTED = 20


def cities(writer: Writer) -> Section:
    """Section 4 of the report: the cities that rank among the first LISTED."""
    say = writer.say
    listed = [
        city
        for city in with_points(writer, "city", "overall")
        if writer.require("rank", city, "overall") <= LISTED
    ]
    return Section(
        "cities",
        say("主要城市评价", "The cities"),
        sections=[
            Section(
                "cities-overall",
                say("综合排名", "Overall ranking"),
                [overall_scores(writer, listed)],
            ),
            Section(
                "cities-dimensions",
                say("分项排名", "By dimension"),
                [dimension_ranks(writer, listed)],
            ),
        ],
    )


def overall_scores(writer: Writer, listed: list[str]) -> Figure:
    """Figure 18: overall scores of the listed cities, stacked by dimension."""
    return Figure(
        writer.say(f"综合得分前 {LISTED} 名的城市", f"The {LISTED} cities with the highest scores"),
        "bars",
        score_table(writer, listed),
        readings(leaders(writer, "city", "overall", followers=4), circles_of(writer, listed[:10])),
    )


def dimension_ranks(writer: Writer, listed: list[str]) -> Table:
    """Table 13: ranks of the listed cities overall and by dimension."""
    dimensions = writer.facts.children("overall")
    table = rank_table(writer, listed, ["overall", *dimensions])
    table.title = writer.say(
        f"综合前 {LISTED} 名城市的分项名次", f"Ranks by dimension of the top {LISTED} cities"
    )
    table.readings = readings(
        firsts(writer, "city", dimensions), strong_beyond(writer, listed, dimensions)
    )
    return table
