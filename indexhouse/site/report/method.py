"""Section 1, method: sample, index tree, weights and calculation. Tables 1 to 3."""

from markupsafe import Markup

from indexhouse.site.report.blocks import Body, Cell, Column, Paragraph, Row, Section, Table
from indexhouse.site.report.facts import COUNTRY
from indexhouse.site.report.readings import readings
from indexhouse.site.report.writer import NONE, Writer

RELATIONS = ("capital_relations", "technology_relations", "core_people")
SCHEMES = {
    "printed": ("原报告所印权重", "weights printed in the source report"),
    "ahp": ("AHP 权重", "AHP weights"),
}


def method(writer: Writer) -> Section:
    """Section 1 of the report."""
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
    """The concept of the index, and the size of its tree and of its set of regions."""
    levels = [node.level for node in writer.facts.nodes.values()]
    regions = [region.level for region in writer.facts.regions.values()]
    return Paragraph(
        writer.tell(
            "区域的人工智能产业被看作企业、大学与科研机构、投资者、链接者和政府互动形成的生态。"
            "指数由 {dimensions} 个一级指标、{subdimensions} 个二级指标"
            "和 {indicators} 个三级指标构成，"
            "比较 {provinces} 个省级区域、{circles} 个经济圈和 {cities} 个地级区域。"
            "数据截至 {cutoff}。",
            "A region's AI industry is treated as an ecosystem of enterprises, universities and "
            "institutes, investors, connectors and government. The index has {dimensions} "
            "dimensions, {subdimensions} sub-dimensions and {indicators} indicators. It compares "
            "{provinces} provinces, {circles} economic circles and {cities} prefecture-level "
            "divisions, with data up to {cutoff}.",
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
    """Table 1: accepted rows per raw table, and their growth since the preceding edition."""
    say, previous = writer.say, writer.edition.previous
    columns = [Column(str(writer.edition.year))]
    if previous:
        columns += [Column(str(previous)), Column(say("变化", "Change"))]

    def row(table: str) -> Row:
        cells = [writer.cell("sample_size", COUNTRY, table)]
        if previous:
            cells.append(writer.cell("sample_size", COUNTRY, table, previous))
            cells.append(Cell(signed(growth(writer, table))))
        return Row(writer.say(*writer.facts.raw_titles[table][:2]), cells)

    return Table(
        say("样本规模（行数）", "Sample size (rows)"),
        say("样本", "Sample"),
        columns,
        [
            Body([row(table) for table in entities(writer)], say("主体", "Entities")),
            Body(
                [row(table) for table in RELATIONS],
                say("关系与人员", "Relations and people"),
            ),
        ],
        readings(grew_most(writer), rejected(writer)),
    )


def entities(writer: Writer) -> list[str]:
    """The raw tables of entities, which the others relate."""
    return [table for table in writer.facts.raw_titles if table not in RELATIONS]


def growth(writer: Writer, table: str) -> float | None:
    """Growth of a raw table since the preceding edition, in per cent; None if either is unknown."""
    now = writer.find("sample_size", COUNTRY, table)
    before = writer.find("sample_size", COUNTRY, table, writer.edition.previous)
    return 100 * (now / before - 1) if now and before else None


def signed(share: float | None) -> str:
    """A percentage with its sign; a dash if it is unknown."""
    return NONE if share is None else f"{share:+.1f}%".replace("-", "−") if share else "0"


def grew_most(writer: Writer) -> Markup | None:
    """The entities whose number grew most; None if none grew or there is no preceding edition."""
    if not writer.edition.previous:
        return None
    grown = {table: growth(writer, table) or 0 for table in entities(writer)}
    table = max(grown, key=lambda table: grown[table])
    if grown[table] <= 0:
        return None
    return writer.tell(
        "与 {previous} 年版相比，{table}增长最多（{growth}）。",
        "{table} grew most since the {previous} edition ({growth}).",
        previous=writer.edition.previous,
        table=writer.say(*writer.facts.raw_titles[table][:2]),
        growth=signed(grown[table]),
    )


def rejected(writer: Writer) -> Markup:
    """How many raw rows of the edition were rejected."""
    count = writer.facts.rejected.get(writer.edition.year, 0)
    if not count:
        return writer.say("全部原始行均被接受。", "All raw rows were accepted.")
    return writer.tell(
        "另有 {count} 行被拒收，不计入样本。",
        "A further {count} raw rows were rejected and are not counted.",
        count=count,
    )


def weights(writer: Writer) -> Table:
    """Table 2: the weight of every node, as used and as computed by AHP, and the units."""
    say = writer.say

    def row(code: str) -> Row:
        node = writer.facts.nodes[code]
        unit = writer.name(node.unit) if node.level == "indicator" else ""
        values = [writer.find(measure, COUNTRY, code) for measure in ("weight", "ahp_weight")]
        # A dimension's printed weight comes from the judgements; the other printed weights are
        # what the scores use (the audit compares them the same way).
        if node.level == "dimension":
            texts = [
                writer.number("weight", COUNTRY, code, printed_as="none"),
                writer.number("ahp_weight", COUNTRY, code, printed_as="weight"),
            ]
        else:
            texts = [writer.number(measure, COUNTRY, code) for measure in ("weight", "ahp_weight")]
        cells = [Cell(text, value) for text, value in zip(texts, values, strict=True)]
        return Row(writer.node(code), [*cells, Cell(unit)], kind=node.level)

    nodes = [node.code for node in writer.facts.nodes.values() if node.level != "index"]
    scheme = SCHEMES.get(writer.facts.weight_scheme, (writer.facts.weight_scheme,) * 2)
    return Table(
        say("指标体系及其权重", "The index tree and its weights"),
        say("指标", "Node"),
        [
            Column(say("权重", "Weight")),
            Column(say("AHP 权重", "AHP weight")),
            Column(say("单位", "Unit")),
        ],
        [Body([row(code) for code in nodes])],
        [
            writer.tell(
                "得分采用“权重”一列（{scheme}）。“AHP 权重”一列由判断矩阵重新计算。",
                "Scores use the column “Weight” ({scheme}). “AHP weight” is recomputed from the "
                "judgement matrices.",
                scheme=say(*scheme),
            )
        ],
    )


def consistency(writer: Writer) -> Table:
    """Table 3: size, principal eigenvalue and consistency ratio (CR) of each judgement matrix."""
    say, limit = writer.say, writer.facts.consistency_ratio_limit
    parents = [
        code
        for code in writer.facts.nodes
        if writer.find("consistency_ratio", COUNTRY, code) is not None
    ]
    ratios = [writer.require("consistency_ratio", COUNTRY, code) for code in parents]
    measures = ("matrix_size", "lambda_max", "consistency_ratio")
    rows = [
        Row(writer.node(code), [writer.cell(measure, COUNTRY, code) for measure in measures])
        for code in parents
    ]
    passed = sum(ratio < limit for ratio in ratios)
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
                bound=limit,
            )
        ],
    )


def calculation(writer: Writer) -> Paragraph:
    """Min-max normalisation, weighting, linear aggregation and ranking."""
    formula = Markup(
        "<math display='block'><msup><mi>x</mi><mo>′</mo></msup><mo>=</mo><mn>100</mn><mo>×</mo>"
        "<mfrac><mrow><mi>x</mi><mo>−</mo><mi>min</mi></mrow>"
        "<mrow><mi>max</mi><mo>−</mo><mi>min</mi></mrow></mfrac></math>"
    )
    return Paragraph(
        writer.tell(
            "每项三级指标在同一版本、同一层级的区域之间按最小值与最大值标准化到 0–100：{formula}"
            "再乘以权重并逐级相加，得到各级得分。经济圈得分为其省份得分之和。"
            "得分相同则名次相同（1、2、2、4）。",
            "Each indicator is scaled to 0–100 between the smallest and the largest value among "
            "the regions of the same level and edition: {formula}It is then multiplied by its "
            "weight and summed up the tree. A circle's score is the sum of its provinces' scores. "
            "Equal scores share a rank (1, 2, 2, 4).",
            formula=formula,
        )
    )
