"""The text of make explain, in Chinese or English, for readers who do not know SQL."""

from typing import TypeVar

from wcwidth import wcswidth

from indexhouse.explaining.firmness import how_firm, why_changed
from indexhouse.explaining.score import Score
from indexhouse.languages import in_language
from indexhouse.marts.notice import NOTICE_EN, NOTICE_ZH
from indexhouse.terminal import printable
from indexhouse.text_table import table

OBSERVATIONS = "observations"
PLACES_SHOWN = 5
LESS_IS_BETTER = "↓"

Text = TypeVar("Text")


def explanation(score: Score, language: str) -> str:
    """The full derivation of a score as text; `language` is zh or en."""
    return Explanation(score, language).text()


class Explanation:
    """Writes the explanation of one score in one language; each section has its own method."""

    def __init__(self, score: Score, language: str):
        self.score = score
        self.language = language
        self.names = [row[f"node_name_{language}"] for row in score.indicators]
        self.parents = {row["node_code"]: row[f"node_name_{language}"] for row in score.subtree}

    def text(self) -> str:
        """All sections, separated by blank lines."""
        sections = [self.headline(), self.components()]
        if self.score.members:
            sections += [self.members()]
        else:
            sections += [self.normalisation(), self.raw_counts(), self.row_locations()]
            sections += filter(None, self.firmness())
        sections += [self.next_step()]
        if self.score.is_sample_library:
            sections += [self.say(NOTICE_ZH, NOTICE_EN)]
        return "\n\n".join(sections)

    def firmness(self) -> list[str]:
        """Sections 5 and 6: how firm the rank is, and why it changed."""
        found = self.score.firmness
        return [how_firm(found, self.say), why_changed(found, self.say, self.name)]

    def headline(self) -> str:
        """Score, maximum and rank, underlined, and the change since the preceding edition."""
        score, node = self.score, self.score.node
        region, points = self.name(score.region, "region"), f"{node['score']:.2f}"
        level = score.levels[score.region["region_level"]]
        zh = f"{score.edition}年版，{region}，{self.name(node, 'node')}：{points} 分"
        en = f"{region}, {self.name(node, 'node')}, {score.edition} edition: {points} points"
        if not score.members:
            maximum = f"{self.maximum(node):.2f}"
            zh, en = f"{zh}（满分 {maximum} 分）", f"{en} of a possible {maximum}"
        zh += f"，在 {score.competitors} 个{level.one_zh}中排名第 {node['score_rank']}。"
        en += f", rank {node['score_rank']} of {score.competitors}"
        en += f" {level.one_en if score.competitors == 1 else level.many_en}."
        line = self.say(zh, en)
        return "\n".join([line, "=" * min(wcswidth(line), 100), self.change()]).rstrip()

    def maximum(self, node: dict) -> float:
        """The points of a region that leads on every indicator below the node.

        Summed over indicators, because the printed indicator weights add up to 0.9998, not 1.
        """
        children = [row for row in self.score.subtree if row["parent_code"] == node["node_code"]]
        return sum(map(self.maximum, children)) if children else 100 * float(node["weight"])

    def change(self) -> str:
        """Score and rank in the preceding edition; empty for the first edition."""
        previous, node = self.score.previous, self.score.node
        if not previous:
            return ""
        edition, rank = previous["edition"], previous["score_rank"]
        points, change = f"{previous['score']:.2f}", f"{node['score'] - previous['score']:+.2f}"
        return self.say(
            f"上一版（{edition}年版）：{points} 分，排名第 {rank}；变化 {change} 分。",
            f"Previous edition ({edition}): {points} points, rank {rank}; change {change} points.",
        )

    def components(self) -> str:
        """Section 1: the scores below the node, indented by depth."""
        title = self.say("一、得分是各部分之和", "1. The score is the sum of its components")
        if len(self.score.subtree) == 1:
            leaf = self.say(
                "  这是指标，没有下级：得分即下一步的“权重 × 标准化得分”。",
                "  This is an indicator and has no components: the next step gives its points.",
            )
            return f"{title}\n\n{leaf}"
        header = list(self.say(("", "得分", "满分", "排名"), ("", "points", "maximum", "rank")))
        if self.score.members:
            del header[2]
        lines = []
        for node in self.score.subtree:
            maximum = [] if self.score.members else [f"{self.maximum(node):.2f}"]
            name = "  " * node["depth"] + node[f"node_name_{self.language}"]
            lines.append([name, f"{node['score']:.2f}", *maximum, str(node["score_rank"])])
        return f"{title}\n\n{table(header, lines)}"

    def normalisation(self) -> str:
        """Section 2: min-max normalisation and weighting of each indicator."""
        title = self.say(
            "二、指标在最低与最高的区域之间标准化到 0–100，再乘以权重",
            "2. Each indicator is scaled from 0 (lowest region) to 100 (highest), then weighted",
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
                "lowest … highest region",
            ),
        )
        lines = [self.normalised(row) for row in self.score.indicators]
        return f"{title}\n\n{self.formulas()}\n\n{table(header, lines, text_columns=(0, 7))}"

    def formulas(self) -> str:
        """The normalisation formula, and its inverse if an indicator needs it."""
        formula = self.say(
            "  标准化得分 = 100 ×（本区域 − 最低）÷（最高 − 最低）      得分 = 权重 × 标准化得分",
            "  normalised = 100 × (here − lowest) ÷ (highest − lowest)"
            "      points = weight × normalised",
        )
        if any(row["direction"] == -1 for row in self.score.indicators):
            formula += "\n" + self.say(
                f"  {LESS_IS_BETTER} 越少越好：标准化得分 = 100 ×（最高 − 本区域）÷（最高 − 最低）",
                f"  {LESS_IS_BETTER} lower is better: normalised = 100 × (highest − here) ÷"
                " (highest − lowest)",
            )
        if any(map(is_beyond_bounds, self.score.indicators)):
            formula += "\n" + self.say(
                "  超出最低与最高的值，按最低或最高计",
                "  a value beyond the lowest or the highest counts as that",
            )
        return formula

    def normalised(self, row: dict) -> list[str]:
        """The cells of one indicator in the normalisation table."""
        return [
            self.name(row, "node") + (f" {LESS_IS_BETTER}" if row["direction"] == -1 else ""),
            number(row["raw_value"]) if row["is_known"] else self.say("未知", "unknown"),
            number(row["low_value"]),
            number(row["high_value"]),
            f"{row['normalised_score']:.2f}",
            f"{row['weight']:.4f}",
            f"{row['weighted_score']:.4f}",
            f"{self.at_bound(row, 'lowest')} … {self.at_bound(row, 'highest')}",
        ]

    def at_bound(self, row: dict, bound: str) -> str:
        """The region at the lowest or highest value, or how many share it."""
        names: list[str] = row[f"{bound}_{self.language}"] or []
        if len(names) < 2:
            return "".join(names) or "–"
        return self.say(f"{len(names)} 个区域", f"{len(names)} regions")

    def raw_counts(self) -> str:
        """Section 3: the calculation of each indicator value from raw rows."""
        title = self.say("三、指标值由原始行得出", "3. Each value is computed from raw rows")
        return "\n".join([title, "", *(f"  {self.counted(row)}" for row in self.score.indicators)])

    def counted(self, row: dict) -> str:
        """One indicator as a count, a sum or a mean of raw rows, or as it was observed."""
        name = self.name(row, "node")
        if row["statistic"] == "value" and not row["is_known"]:
            return self.say(
                f"{name}：没有观测值，按最差值计，得 0 分",
                f"{name}: no value was observed; it is taken for the worst and scores 0",
            )
        if not row["is_known"]:
            return self.say(
                f"{name}：{row['all_rows']:,} 行中没有已知值，按最差值计，得 0 分",
                f"{name}: none of {row['all_rows']:,} rows has a known value; it is taken for the"
                " worst and scores 0",
            )
        value = number(row["raw_value"])
        unit, total = row[f"unit_{self.language}"], number(row["numerator"])
        if row["statistic"] == "value":
            return self.say(
                f"{name}：观测值 {value}（{unit}）", f"{name}: observed as {value} ({unit})"
            )
        if row["statistic"] == "mean":
            known = number(row["denominator"])
            if any(place["raw_table"] == OBSERVATIONS for place in self.places_of(row)):
                return self.say(
                    f"{name}：观测到的 {total} ÷ {known} = {value}（{unit}）",
                    f"{name}: observed as {total} ÷ {known} = {value} ({unit})",
                )
            return self.say(
                f"{name}：合计 {total} ÷ 数值已知的 {known} 行 = {value}（{unit}）",
                f"{name}: total {total} ÷ {known} rows with a known value = {value} ({unit})",
            )
        rows = sum(place["row_count"] for place in self.places_of(row))
        if row["statistic"] == "sum":
            return self.say(
                f"{name}：数值已知的 {rows:,} 行合计 {value}（{unit}）",
                f"{name}: sum over {rows:,} rows with a known value = {value} ({unit})",
            )
        return self.say(
            f"{name}：{rows:,} 行 = {value} {unit}", f"{name}: {rows:,} rows = {value} {unit}"
        )

    def row_locations(self) -> str:
        """Section 4: the places of the raw rows; indicators with the same rows share a line."""
        title = self.say("四、原始行在哪里", "4. Where the rows are")
        indicators_at: dict[str, list[str]] = {}
        for row in self.score.indicators:
            indicators_at.setdefault(self.location(row), []).append(self.name(row, "node"))
        lines = []
        for location, names in indicators_at.items():
            lines += ["  " + self.say("、", "; ").join(names), "    " + location]
        lines += [f"      {self.raw_row(row)}" for row in self.score.examples]
        return "\n".join([title, "", *lines])

    def location(self, row: dict) -> str:
        """Raw table, row counts of the largest places, and example keys of an indicator."""
        places = self.places_of(row)
        if not places:
            return self.say("没有行", "no rows")
        shown = [f"{self.place(place)} {place['row_count']:,}" for place in places[:PLACES_SHOWN]]
        if len(places) > PLACES_SHOWN:
            rest = sum(place["row_count"] for place in places[PLACES_SHOWN:])
            count = len(places) - PLACES_SHOWN
            shown.append(self.say(f"其他 {count} 处 {rest:,}", f"{count} other places {rest:,}"))
        title = self.score.raw_titles[places[0]["raw_table"]]
        kind, comma = self.say(title.zh, title.en.lower()), self.say("、", ", ")
        where, keys = comma.join(shown), comma.join(map(printable, places[0]["examples"]))
        return self.say(f"{kind}：{where}；例如 {keys}", f"{kind}: {where}; for example {keys}")

    def raw_row(self, row: dict[str, str]) -> str:
        """A raw row as it came in, without its empty cells."""
        return ", ".join(f"{column} {printable(value)}" for column, value in row.items())

    def place(self, place: dict) -> str:
        """The name of a place; one listed beside those in it holds the rows of none of them."""
        name: str = place[f"place_name_{self.language}"]
        is_region_itself = place["place_code"] == self.score.region["region_code"]
        if is_region_itself and len({other["place_code"] for other in self.score.places}) > 1:
            return self.say(f"{name}（未细分）", f"{name} (no finer place given)")
        return name

    def places_of(self, row: dict) -> list[dict]:
        """The places with raw rows of an indicator, largest first."""
        return [place for place in self.score.places if place["node_code"] == row["node_code"]]

    def members(self) -> str:
        """Section 2 for a group of regions: the scores of its members."""
        title = self.say(
            "二、得分为成员得分之和，可以超过 100 分",
            "2. The score is the sum over the members, so it can exceed 100 points",
        )
        level = self.score.levels[self.score.members[0]["region_level"]]
        header = self.say(
            (level.one_zh, "得分", f"{level.short_zh}排名"),
            (level.one_en, "points", f"rank among {level.many_en}"),
        )
        lines = [
            [self.name(row, "region"), f"{row['score']:.2f}", str(row["score_rank"])]
            for row in self.score.members
        ]
        return f"{title}\n\n{table(header, lines)}"

    def next_step(self) -> str:
        """How to go further: a command for a group, otherwise a query that lists the raw rows."""
        region, node, edition = self.score.region, self.score.node["node_code"], self.score.edition
        if self.score.members:
            member = self.score.members[0]["region_code"]
            command = f"make explain REGION={member} NODE={node} EDITION={edition}"
            return self.say(
                f"继续查看某个成员：{command} LANGUAGE=zh",
                f"To explain one of its members: {command} LANGUAGE=en",
            )
        nodes = ", ".join(f"'{row['node_code']}'" for row in self.score.indicators)
        query = (
            f"select * from marts.fct_score_trace where edition = {edition}"
            f" and region_code = '{region['region_code']}' and node_code in ({nodes})"
        )
        return self.say(f"用 SQL 列出每一行：\n  {query}", f"To list every row in SQL:\n  {query}")

    def name(self, row: dict, kind: str) -> str:
        """The name of a node or region; the parent precedes a name that indicators share."""
        name: str = row[f"{kind}_name_{self.language}"]
        if kind == "node" and row["statistic"] and self.names.count(name) > 1:
            return f"{self.parents[row['parent_code']]} · {name}"
        return name

    def say(self, zh: Text, en: Text) -> Text:
        """The text in the language of this explanation."""
        return in_language(self.language, zh, en)


def is_beyond_bounds(row: dict) -> bool:
    """Whether a bound that was set, and not found among the regions, is passed."""
    return bool(row["is_known"]) and not row["low_value"] <= row["raw_value"] <= row["high_value"]


def number(value: float) -> str:
    """Thousands separated; two decimals unless the number is whole."""
    return f"{value:,.0f}" if value == int(value) else f"{value:,.2f}"
