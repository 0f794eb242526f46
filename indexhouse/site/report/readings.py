"""Sentences below tables and figures, generated from the data; nothing is hard-coded.

Each function returns a sentence in the writer's language, or None if there is nothing to say: no
preceding edition, or no region with a score.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable

from markupsafe import Markup

from indexhouse.site.report.facts import COUNTRY
from indexhouse.site.report.writer import Writer

Sentence = Markup | None
STRONG_RANK = 10
# Indicators that count the rows of a raw table. Rows without a place count in no region.
COUNTED_TABLES = {
    "enterprise_count": "enterprises",
    "university_count": "universities",
    "institute_count": "institutes",
    "conference_count": "conferences",
    "alliance_count": "alliances",
    "park_count": "parks",
    "policy_count": "policies",
}


def readings(*sentences: Sentence) -> list[Markup]:
    """The sentences that are not None."""
    return [sentence for sentence in sentences if sentence]


def with_points(writer: Writer, level: str, node: str) -> list[str]:
    """The regions with a score above zero at a node, by rank."""
    regions = writer.facts.order[writer.edition.year, level, node]
    return [region for region in regions if writer.require("score", region, node) > 0]


def first_in(writer: Writer, level: str, node: str) -> list[str]:
    """The regions that rank first at a node, several if tied; none if all score zero."""
    regions = with_points(writer, level, node)
    return [region for region in regions if writer.find("rank", region, node) == 1]


def leaders(writer: Writer, level: str, node: str, followers: int = 2) -> Sentence:
    """The leading regions with their score, and the next `followers` regions."""
    first = first_in(writer, level, node)
    if not first:
        return writer.say("本版本没有区域得分。", "No region has a score in this edition.")
    text = writer.tell(
        "{names}以 {points} 分居首",
        (
            "{names} lead with {points} points each"
            if len(first) > 1
            else "{names} leads with {points} points"
        ),
        names=writer.listed(map(writer.region, first)),
        points=writer.number("score", first[0], node),
    )
    after = with_points(writer, level, node)[len(first) :][:followers]
    if after:
        names = writer.listed(
            writer.tell(
                "{name}（{points}）",
                "{name} ({points})",
                name=writer.region(region),
                points=writer.number("score", region, node),
            )
            for region in after
        )
        text += writer.tell("，其后是{names}", ", followed by {names}", names=names)
    return text + writer.say("。", ".")


def firsts(writer: Writer, level: str, nodes: Collection[str]) -> Sentence:
    """The regions that rank first at any of the nodes, those with most first places first."""
    led = defaultdict(list)
    for node in nodes:
        for region in first_in(writer, level, node):
            led[region].append(writer.in_text(node, among=nodes))
    if not led:
        return None
    parts = [
        writer.tell(
            "{region}（{nodes}）",
            "{region} in {nodes}",
            region=writer.region(region),
            nodes=writer.listed(names),
        )
        for region, names in sorted(led.items(), key=lambda item: -len(item[1]))
    ]
    return writer.tell(
        "位居第一的有：{all}。", "First places: {all}.", all=writer.say("；", "; ").join(parts)
    )


def movers(writer: Writer, level: str) -> Sentence:
    """How many regions rose and fell overall since the preceding edition, and which most."""
    changes = {
        region: change
        for region in with_points(writer, level, "overall")
        if (change := writer.find("rank_change", region, "overall")) is not None
    }
    if not changes:
        return None
    rose, fell = (sum(sign * change > 0 for change in changes.values()) for sign in (1, -1))
    text = writer.tell(
        "与 {previous} 年版相比，{rose} 个位次上升，{fell} 个下降，{kept} 个不变",
        "Since the {previous} edition, {rose} rose in rank, {fell} fell and {kept} stayed the same",
        previous=writer.edition.previous,
        rose=rose,
        fell=fell,
        kept=len(changes) - rose - fell,
    )
    if rose:
        names = moved(writer, changes, max(changes.values()))
        text += writer.tell("；上升最多的是{names}", "; largest rise: {names}", names=names)
    if fell:
        names = moved(writer, changes, min(changes.values()))
        text += writer.tell("；下降最多的是{names}", "; largest fall: {names}", names=names)
    return text + writer.say("。", ".")


def moved(writer: Writer, changes: dict[str, float], change: float) -> Markup:
    """The regions whose rank changed by `change`, each with its old and new rank."""
    return writer.listed(
        writer.tell(
            "{name}（{change}，第 {before} → {now} 名）",
            "{name} ({change}, from rank {before} to {now})",
            name=writer.region(region),
            change=writer.number("rank_change", region, "overall"),
            before=writer.number("rank", region, "overall", writer.edition.previous),
            now=writer.number("rank", region, "overall"),
        )
        for region, region_change in changes.items()
        if region_change == change
    )


def circles_that_moved(writer: Writer, nodes: Iterable[str]) -> Sentence:
    """The circles whose rank changed since the preceding edition, by node."""
    previous = writer.edition.previous
    if not previous:
        return None
    changes = [
        writer.tell(
            "{node}（{circles}）",
            "{node} ({circles})",
            node=writer.node(node),
            circles=writer.listed(
                writer.tell(
                    "{circle}由第 {before} 到第 {now}",
                    "{circle} from {before} to {now}",
                    circle=writer.region(circle),
                    before=writer.number("rank", circle, node, previous),
                    now=writer.number("rank", circle, node),
                )
                for circle in moved_circles
            ),
        )
        for node in nodes
        if (moved_circles := circles_moved_in(writer, node))
    ]
    if not changes:
        return writer.tell(
            "各经济圈的名次与 {previous} 年版相同。",
            "All circles rank as in the {previous} edition.",
            previous=previous,
        )
    return writer.tell(
        "与 {previous} 年版相比，名次有变的有：{all}。",
        "Ranks that changed since the {previous} edition: {all}.",
        previous=previous,
        all=writer.say("；", "; ").join(changes),
    )


def circles_moved_in(writer: Writer, node: str) -> list[str]:
    """The circles whose rank at a node differs from that in the preceding edition."""
    return [
        circle
        for circle in writer.facts.order[writer.edition.year, "circle", node]
        if writer.find("rank", circle, node)
        != writer.find("rank", circle, node, writer.edition.previous)
    ]


def concentration(writer: Writer, node: str) -> Sentence:
    """The circles' share of the country's total, together and one by one, largest first."""
    if not writer.find("value", COUNTRY, node):
        return writer.tell(
            "{node}：本版本没有数据。", "{node}: no data in this edition.", node=writer.node(node)
        )
    circles = sorted(
        writer.facts.order[writer.edition.year, "circle", "overall"],
        key=lambda circle: -writer.require("value", circle, node),
    )
    return writer.tell(
        "{node}：各经济圈合计占全国的 {share}%（{total} / {whole} {unit}）；{circles}。",
        "{node}: the circles account for {share}% of the country"
        " ({total} of {whole} {unit}); {circles}.",
        node=writer.node(node),
        share=writer.number("four_circle_share", COUNTRY, node),
        total=writer.number("four_circle_total", COUNTRY, node),
        whole=writer.number("value", COUNTRY, node),
        unit=writer.name(writer.facts.nodes[node].unit),
        circles=writer.say("、", ", ").join(
            writer.tell(
                "{name} {share}%",
                "{name} {share}%",
                name=writer.region(circle),
                share=writer.number("share_of_country", circle, node),
            )
            for circle in circles
        ),
    )


def without_place(writer: Writer, nodes: list[str]) -> Sentence:
    """Why the country's value in a figure can be less than the sample size in Table 1."""
    found = [
        writer.tell(
            "{name} {count}", "{name} {count}", name=writer.node(node), count=f"{count:,.0f}"
        )
        for node in nodes
        if (count := rows_without_place(writer, node))
    ]
    if not found:
        return None
    return writer.tell(
        "表1的样本中有些行没有地点，不计入任何区域，也不计入全国：{found}。",
        "Rows of Table 1 without a place count towards neither a region nor the country: {found}.",
        found=writer.listed(found),
    )


def rows_without_place(writer: Writer, node: str) -> float:
    """How many accepted rows an indicator does not count because they have no place."""
    sample = writer.find("sample_size", COUNTRY, COUNTED_TABLES.get(node, ""))
    return sample - writer.require("value", COUNTRY, node) if sample else 0


def leading_city(writer: Writer, circle: str, node: str) -> str | None:
    """The city with the largest value in a circle (the last code of ties); None if all are zero."""
    cities = [city for city in writer.facts.cities(circle) if writer.find("value", city, node)]
    return max(cities, key=lambda city: (writer.require("value", city, node), city), default=None)


def centres(writer: Writer, node: str) -> Sentence:
    """The leading city of each circle."""
    found = [
        writer.tell(
            "{city}（{value}，占本圈 {share}%）",
            "{city} ({value}, {share}% of its circle)",
            city=writer.region(city),
            value=writer.number("value", city, node),
            share=writer.number("share_of_circle", city, node),
        )
        for circle in writer.facts.order[writer.edition.year, "circle", "overall"]
        if (city := leading_city(writer, circle, node))
    ]
    if not found:
        return None
    return writer.tell(
        "各圈最集中的城市：{cities}。",
        "Leading city of each circle: {cities}.",
        cities=writer.listed(found),
    )


def circles_of(writer: Writer, cities: list[str]) -> Sentence:
    """How many of the cities are in each circle, and outside the circles."""
    if not cities:
        return None
    circles = [writer.facts.regions[city].circle for city in cities]
    counts = Counter(circle for circle in circles if circle)
    outside = circles.count(None)
    parts = [
        writer.tell(
            "{circle} {count} 个", "{count} in {circle}", circle=writer.region(circle), count=count
        )
        for circle, count in counts.most_common()
    ]
    if outside:
        parts.append(writer.tell("圈外 {count} 个", "{count} outside the circles", count=outside))
    return writer.tell(
        "前 {count} 名的分布：{parts}。",
        "Location of the top {count}: {parts}.",
        count=len(cities),
        parts=writer.listed(parts),
    )


def strong_beyond(writer: Writer, listed: list[str], nodes: Iterable[str]) -> Sentence:
    """Unlisted cities that rank among the first STRONG_RANK in a dimension."""
    found = [
        writer.tell(
            "{city}（综合第 {overall} 名）的{node}居第 {rank} 位",
            "{city} (overall rank {overall}) ranks number {rank} in {node}",
            city=writer.region(city),
            overall=writer.number("rank", city, "overall"),
            rank=writer.number("rank", city, node),
            node=writer.in_text(node),
        )
        for node in nodes
        for city in with_points(writer, "city", node)
        if writer.require("rank", city, node) <= STRONG_RANK and city not in listed
    ]
    if not found:
        return None
    return writer.tell(
        "榜单之外，{all}。", "Outside the list, {all}.", all=writer.say("；", "; ").join(found)
    )
