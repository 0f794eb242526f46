"""The words of make explain, Chinese and English, for somebody who has never seen SQL."""

from wcwidth import wcswidth

from indexhouse.contract.schema import raw_titles

LEVELS = {
    "province": ("个省级区域", "provinces"),
    "circle": ("个经济圈", "circles"),
    "city": ("个地级区域", "cities"),
}
PLACES_SHOWN = 5
LESS_IS_BETTER = "↓"


def explanation(score, language: str) -> str:
    """The whole derivation of a score as text."""
    return Explanation(score, language).text()


class Explanation:
    """Writes one score (indexhouse.explaining.score.Score) in one language, a part a method."""

    def __init__(self, score, language: str):
        self.score = score
        self.language = language
        self.names = [row[f"node_name_{language}"] for row in score.indicators]
        self.parents = {row["node_code"]: row[f"node_name_{language}"] for row in score.subtree}

    def text(self) -> str:
        parts = [self.headline(), self.sum_of_parts()]
        if self.score.members:
            parts += [self.member_provinces()]
        else:
            parts += [self.normalisation(), self.counts(), self.where_rows_are()]
        parts += [self.where_to_look()]
        return "\n\n".join([*parts, self.notice()] if self.score.is_sample_library else parts)

    def headline(self) -> str:
        score, node = self.score, self.score.node
        region, points = self.name(score.region, "region"), f"{node['score']:.2f}"
        most, peers = f"{self.at_most(node):.2f}", score.competitors
        zh = f"{score.edition}年版，{region}，{self.name(node, 'node')}：{points} 分"
        en = f"{region}, {self.name(node, 'node')}, {score.edition} edition: {points} points"
        if not score.members:
            zh, en = f"{zh}（最多 {most} 分）", f"{en} of at most {most}"
        zh += (
            f"，在 {peers} {LEVELS[score.region['region_level']][0]}中排名第 {node['score_rank']}。"
        )
        en += f", rank {node['score_rank']} of {peers} {LEVELS[score.region['region_level']][1]}."
        line = self.say(zh, en)
        return "\n".join([line, "=" * min(wcswidth(line), 100), self.compared()]).rstrip()

    def at_most(self, node: dict) -> float:
        """The points of a region that leads everywhere: printed weights add up to 0.9998."""
        children = [row for row in self.score.subtree if row["parent_code"] == node["node_code"]]
        return sum(map(self.at_most, children)) if children else 100 * node["weight"]

    def compared(self) -> str:
        previous, node = self.score.previous, self.score.node
        if not previous:
            return ""
        change = node["score"] - previous["score"]
        return self.say(
            f"上一版（{previous['edition']}年版）：{previous['score']:.2f} 分，排名第 {previous['score_rank']}；变化 {change:+.2f} 分。",
            f"The edition before ({previous['edition']}): {previous['score']:.2f} points, rank"
            f" {previous['score_rank']}; a change of {change:+.2f} points.",
        )

    def sum_of_parts(self) -> str:
        title = self.say("一、得分是各部分之和", "1. The score is the sum of its parts")
        if len(self.score.subtree) == 1:
            return (
                title
                + "\n\n"
                + self.say(
                    "  这是一个指标，没有下级：它的得分即下一步的“权重 × 标准化得分”。",
                    "  This is an indicator, with nothing below it: its points come from the next step.",
                )
            )
        header = self.say(("", "得分", "最多", "排名"), ("", "points", "at most", "rank"))
        if self.score.members:
            header = (*header[:2], header[3])
        lines = []
        for node in self.score.subtree:
            at_most = [] if self.score.members else [f"{self.at_most(node):.2f}"]
            name = "  " * node["depth"] + node[f"node_name_{self.language}"]
            lines.append([name, f"{node['score']:.2f}", *at_most, str(node["score_rank"])])
        return f"{title}\n\n{table(header, lines)}"

    def normalisation(self) -> str:
        title = self.say(
            "二、每个指标按最低与最高的区域标准化到 0–100，再乘以权重",
            "2. Each indicator is scaled from 0 (the lowest region) to 100 (the highest), then weighted",
        )
        formula = self.say(
            "  标准化得分 = 100 ×（本区域 − 最低）÷（最高 − 最低）      得分 = 权重 × 标准化得分",
            "  normalised = 100 × (here − lowest) ÷ (highest − lowest)      points = weight × normalised",
        )
        if any(row["direction"] == -1 for row in self.score.indicators):
            formula += "\n" + self.say(
                f"  {LESS_IS_BETTER} 越少越好：标准化得分 = 100 ×（最高 − 本区域）÷（最高 − 最低）",
                f"  {LESS_IS_BETTER} less is better: normalised = 100 × (highest − here) ÷ (highest − lowest)",
            )
        header = self.say(
            ("指标", "本区域", "最低", "最高", "标准化", "权重", "得分", "最低与最高的区域"),
            (
                "indicator",
                "here",
                "lowest",
                "highest",
                "normalised",
                "weight",
                "points",
                "who is lowest … highest",
            ),
        )
        lines = [
            [
                self.name(row, "node") + (f" {LESS_IS_BETTER}" if row["direction"] == -1 else ""),
                number(row["raw_value"]),
                number(row["low_value"]),
                number(row["high_value"]),
                f"{row['normalised_score']:.2f}",
                f"{row['weight']:.4f}",
                f"{row['weighted_score']:.4f}",
                f"{self.who(row, 'lowest')} … {self.who(row, 'highest')}",
            ]
            for row in self.score.indicators
        ]
        return f"{title}\n\n{formula}\n\n{table(header, lines, text_columns=(0, 7))}"

    def who(self, row: dict, end: str) -> str:
        names = row[f"{end}_{self.language}"]
        if len(names) == 1:
            return names[0]
        return self.say(f"{len(names)} 个区域", f"{len(names)} regions")

    def counts(self) -> str:
        title = self.say("三、每个值由原始行得出", "3. Each value is counted from raw rows")
        return "\n".join([title, "", *(f"  {self.counted(row)}" for row in self.score.indicators)])

    def counted(self, row: dict) -> str:
        name, value, unit = (
            self.name(row, "node"),
            number(row["raw_value"]),
            row[f"unit_{self.language}"],
        )
        total = number(row["numerator"])
        if row["statistic"] == "mean":
            known = number(row["denominator"])
            return self.say(
                f"{name}：合计 {total} ÷ 数值已知的 {known} 行 = {value}（{unit}）",
                f"{name}: a total of {total} ÷ {known} rows whose value is known = {value} ({unit})",
            )
        rows = sum(place["row_count"] for place in self.places_of(row))
        if row["statistic"] == "sum":
            return self.say(
                f"{name}：数值已知的 {rows:,} 行合计 {value}（{unit}）",
                f"{name}: {rows:,} rows whose value is known add up to {value} ({unit})",
            )
        return self.say(
            f"{name}：{rows:,} 行 = {value} {unit}", f"{name}: {rows:,} rows = {value} {unit}"
        )

    def where_rows_are(self) -> str:
        """Indicators that read the same rows share a line."""
        title = self.say("四、这些行在哪里", "4. Where the rows are")
        indicators_at: dict[str, list[str]] = {}
        for row in self.score.indicators:
            indicators_at.setdefault(self.location(row), []).append(self.name(row, "node"))
        lines = []
        for location, names in indicators_at.items():
            lines += ["  " + self.say("、", "; ").join(names), "    " + location]
        return "\n".join([title, "", *lines])

    def location(self, row: dict) -> str:
        places = self.places_of(row)
        if not places:
            return self.say("没有行", "no rows")
        shown = [f"{self.place(place)} {place['row_count']:,}" for place in places[:PLACES_SHOWN]]
        if len(places) > PLACES_SHOWN:
            rest = sum(place["row_count"] for place in places[PLACES_SHOWN:])
            count = len(places) - PLACES_SHOWN
            shown.append(self.say(f"其他 {count} 处 {rest:,}", f"{count} other places {rest:,}"))
        title = raw_titles()[places[0]["raw_table"]]
        kind = self.say(title.zh, title.en.lower())
        comma = self.say("、", ", ")
        where, keys = comma.join(shown), comma.join(places[0]["examples"])
        return self.say(f"{kind}：{where}；例如 {keys}", f"{kind}: {where}; for example {keys}")

    def place(self, place: dict) -> str:
        name = place[f"place_name_{self.language}"]
        is_province_itself = place["place_code"] == self.score.region["region_code"]
        if is_province_itself and len({other["place_code"] for other in self.score.places}) > 1:
            return self.say(f"{name}（未分到地级）", f"{name} (no city given)")
        return name

    def places_of(self, row: dict) -> list[dict]:
        return [place for place in self.score.places if place["node_code"] == row["node_code"]]

    def member_provinces(self) -> str:
        title = self.say(
            "二、经济圈的得分是成员省份得分之和，因此可以超过 100 分",
            "2. A circle scores the sum of its member provinces, and so can pass 100 points",
        )
        header = self.say(
            ("省份", "得分", "省级排名"), ("province", "points", "rank among provinces")
        )
        lines = [
            [self.name(row, "region"), f"{row['score']:.2f}", str(row["score_rank"])]
            for row in self.score.members
        ]
        return f"{title}\n\n{table(header, lines)}"

    def where_to_look(self) -> str:
        region, node, edition = self.score.region, self.score.node["node_code"], self.score.edition
        if self.score.members:
            province = self.score.members[0]["region_code"]
            command = f"make explain REGION={province} NODE={node} EDITION={edition}"
            return self.say(
                f"逐省展开：{command} LANGUAGE=zh", f"One province further: {command} LANGUAGE=en"
            )
        nodes = ", ".join(f"'{row['node_code']}'" for row in self.score.indicators)
        query = (
            f"select * from marts.fct_score_trace where edition = {edition}"
            f" and region_code = '{region['region_code']}' and node_code in ({nodes})"
        )
        return self.say(f"列出每一行（SQL）：\n  {query}", f"To list every row, in SQL:\n  {query}")

    def notice(self) -> str:
        return self.say(
            "样本库为重建数据：合成、匿名，不对应任何真实企业、学校或政策。",
            "The rows are a reconstruction: synthetic and anonymous, no real company, school or policy.",
        )

    def name(self, row: dict, kind: str) -> str:
        """Two indicators of one name are told apart by what stands above them."""
        name = row[f"{kind}_name_{self.language}"]
        if kind == "node" and row["node_level"] == "indicator" and self.names.count(name) > 1:
            return f"{self.parents[row['parent_code']]} · {name}"
        return name

    def say(self, zh, en):
        return zh if self.language == "zh" else en


def number(value) -> str:
    """Whole numbers as such, others with two decimals, thousands apart."""
    return f"{value:,.0f}" if value == int(value) else f"{value:,.2f}"


def table(header, lines: list[list[str]], text_columns=(0,)) -> str:
    """Aligned columns: text to the left, numbers to the right; Chinese is two wide."""
    cells = [list(header), *lines]
    widths = [max(wcswidth(line[column]) for line in cells) for column in range(len(header))]

    def row(line: list[str]) -> str:
        padded = []
        for column, text in enumerate(line):
            space = " " * (widths[column] - wcswidth(text))
            padded.append(text + space if column in text_columns else space + text)
        return "  " + "  ".join(padded).rstrip()

    return "\n".join(
        [row(header), "  " + "-" * (sum(widths) + 2 * len(widths) - 2), *map(row, lines)]
    )
