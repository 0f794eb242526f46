"""Section 1: how the index is made, and of what. Tables 1 to 3."""

from markupsafe import Markup

from indexhouse.contract.schema import raw_titles
from indexhouse.site.report.blocks import Body, Cell, Column, Paragraph, Row, Section, Table
from indexhouse.site.report.facts import COUNTRY
from indexhouse.site.report.readings import readings
from indexhouse.site.report.writer import NONE, Writer

RELATIONS = ("capital_relations", "technology_relations", "core_people")
ENTITIES = [table for table in raw_titles() if table not in RELATIONS]
CONSISTENT_BELOW = 0.1
SCHEMES = {"printed": ("报告所印权重", "weights as printed"), "ahp": ("AHP 权重", "AHP weights")}


def method(writer: Writer) -> Section:
    say = writer.say
    return Section(
        "method",
        say("研究设计与方法", "Design and method"),
        sections=[
            Section("approach", say("思路", "Approach"), [approach(writer)]),
            Section("sample", say("样本", "Sample"), [sample_sizes(writer)]),
            Section(
                "tree",
                say("指标体系与权重", "Index tree and weights"),
                [weights(writer), consistency(writer)],
            ),
            Section(
                "calculation", say("从数值到得分", "From values to scores"), [calculation(writer)]
            ),
        ],
    )


def approach(writer: Writer) -> Paragraph:
    levels = [node.level for node in writer.facts.nodes.values()]
    regions = [region.level for region in writer.facts.regions.values()]
    return Paragraph(
        writer.tell(
            "区域的人工智能产业被看作企业、大学与科研机构、投资者、链接者和政府互动形成的生态。"
            "指数由 {dimensions} 个一级指标、{subdimensions} 个二级指标和 {indicators} 个三级指标构成，"
            "比较 {provinces} 个省级区域、{circles} 个经济圈和 {cities} 个地级区域；数据截至 {cutoff}。",
            "A region's AI industry is seen as an ecosystem of enterprises, universities and institutes, "
            "investors, connectors and government. {dimensions} dimensions, {subdimensions} "
            "sub-dimensions and {indicators} indicators compare {provinces} provinces, {circles} "
            "economic circles and {cities} prefecture-level divisions; the data end on {cutoff}.",
            dimensions=levels.count("dimension"),
            subdimensions=levels.count("subdimension"),
            indicators=levels.count("indicator"),
            provinces=regions.count("province"),
            circles=regions.count("circle"),
            cities=regions.count("city"),
            cutoff=writer.edition.cutoff,
        )
    )


def sample_sizes(writer: Writer) -> Table:
    say, previous = writer.say, writer.edition.previous
    columns = [Column(str(writer.edition.year))]
    if previous:
        columns += [Column(str(previous)), Column(say("变化", "Change"))]

    def row(table: str) -> Row:
        cells = [writer.cell("sample_size", COUNTRY, table)]
        if previous:
            cells.append(writer.cell("sample_size", COUNTRY, table, previous))
            cells.append(Cell(signed(growth(writer, table))))
        return Row(writer.say(*raw_titles()[table][:2]), cells)

    return Table(
        say("样本规模（行数）", "Size of the sample (rows)"),
        say("样本", "Sample"),
        columns,
        [
            Body([row(table) for table in ENTITIES], say("主体", "Entities")),
            Body(
                [row(table) for table in RELATIONS],
                say("关系与人员", "Relations and people"),
            ),
        ],
        readings(grew_most(writer), refused(writer)),
    )


def growth(writer: Writer, table: str) -> float | None:
    """Per cent by which a table has grown since the edition before."""
    now = writer.find("sample_size", COUNTRY, table)
    before = writer.find("sample_size", COUNTRY, table, writer.edition.previous)
    return 100 * (now / before - 1) if now and before else None


def signed(share: float | None) -> str:
    return NONE if share is None else f"{share:+.1f}%".replace("-", "−") if share else "0"


def grew_most(writer: Writer) -> Markup | None:
    grown = (
        {table: growth(writer, table) or 0 for table in ENTITIES} if writer.edition.previous else {}
    )
    if not any(share > 0 for share in grown.values()):
        return None
    table = max(grown, key=grown.get)
    return writer.tell(
        "与 {previous} 年版相比，增长最多的是{table}（{growth}）。",
        "What grew most since the {previous} edition: {table} ({growth}).",
        previous=writer.edition.previous,
        table=writer.say(*raw_titles()[table][:2]),
        growth=signed(grown[table]),
    )


def refused(writer: Writer) -> Markup | None:
    count = writer.facts.rejected.get(writer.edition.year, 0)
    if not count:
        return writer.say("全部原始行均被接受。", "Every raw row was accepted.")
    return writer.tell(
        "另有 {count} 行未被接受，不计入。",
        "Another {count} raw rows were refused and do not count.",
        count=count,
    )


def weights(writer: Writer) -> Table:
    say = writer.say

    def row(code: str) -> Row:
        node = writer.facts.nodes[code]
        weight, ahp = (writer.cell(measure, COUNTRY, code) for measure in ("weight", "ahp_weight"))
        unit = writer.name(node.unit) if node.level == "indicator" else ""
        return Row(writer.node(code), [weight, ahp, Cell(unit)], kind=node.level)

    nodes = [node.code for node in writer.facts.nodes.values() if node.level != "index"]
    scheme = SCHEMES.get(writer.facts.weight_scheme, (writer.facts.weight_scheme,) * 2)
    return Table(
        say("指标体系及其权重", "The index tree and its weights"),
        say("指标", "Node"),
        [
            Column(say("权重", "Weight")),
            Column(say("由判断矩阵", "From judgements")),
            Column(say("单位", "Unit")),
        ],
        [Body([row(code) for code in nodes])],
        [
            writer.tell(
                "得分采用“权重”一列（{scheme}）；“由判断矩阵”一列为层次分析法重算的结果。",
                "Scores use the column “Weight” ({scheme}); “From judgements” is what AHP gives anew.",
                scheme=say(*scheme),
            )
        ],
    )


def consistency(writer: Writer) -> Table:
    say = writer.say
    parents = [
        code
        for code in writer.facts.nodes
        if writer.find("consistency_ratio", COUNTRY, code) is not None
    ]
    ratios = [writer.find("consistency_ratio", COUNTRY, code) for code in parents]
    measures = ("matrix_size", "lambda_max", "consistency_ratio")
    rows = [
        Row(writer.node(code), [writer.cell(measure, COUNTRY, code) for measure in measures])
        for code in parents
    ]
    passed = sum(ratio < CONSISTENT_BELOW for ratio in ratios)
    return Table(
        say("判断矩阵的一致性检验", "Consistency of the judgement matrices"),
        say("判断矩阵", "Judgement matrix"),
        [
            Column(say("阶数", "Size")),
            Column(Markup("λ<sub>max</sub>")),
            Column(say("一致性比例 CR", "Consistency ratio")),
        ],
        [Body(rows)],
        [
            writer.tell(
                "{count} 个判断矩阵中，{passed} 个的一致性比例低于 {bound}。",
                "{passed} of {count} judgement matrices have a consistency ratio below {bound}.",
                count=len(parents),
                passed=passed,
                bound=CONSISTENT_BELOW,
            )
        ],
    )


def calculation(writer: Writer) -> Paragraph:
    formula = Markup(
        "<math display='block'><msup><mi>x</mi><mo>′</mo></msup><mo>=</mo><mn>100</mn><mo>×</mo>"
        "<mfrac><mrow><mi>x</mi><mo>−</mo><mi>min</mi></mrow>"
        "<mrow><mi>max</mi><mo>−</mo><mi>min</mi></mrow></mfrac></math>"
    )
    return Paragraph(
        writer.tell(
            "每项三级指标在同一版本、同一层级的区域之间按最小值与最大值标准化到 0–100：{formula}"
            "再乘以权重并逐级相加，得到各级得分；经济圈的得分是其省份得分之和。得分相同者名次相同（1、2、2、4）。",
            "Each indicator is scaled to 0–100 between the smallest and the largest value among the "
            "regions of its level and edition: {formula}then multiplied by its weight and added up "
            "the tree. A circle scores the sum of its provinces. Equal scores share a rank (1, 2, 2, 4).",
            formula=formula,
        )
    )
