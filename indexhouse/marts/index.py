"""Which index a warehouse holds: its name, the root of its tree, and its levels of regions.

The titles and the words for levels of this project's own index are here; those of another index
(`make build INDEX=DIR`) are the names of its root and of its levels.
"""

import re
from dataclasses import dataclass

import duckdb

from indexhouse.marts.labels import Label
from indexhouse.marts.rows import row, rows

TITLE = Label("中国人工智能科技产业区域竞争力", "Regional competitiveness of China's AI industry")
SITE = Label("人工智能科技产业区域竞争力指数", "AI competitiveness index")
RANKING = Label("人工智能区域竞争力排名", "AI competitiveness of China's regions")
FILE = "ai_competitiveness"
COMPETE, SUM = "compete", "sum"
# Name of a level -> how running text says it, one and many, and short, where that differs.
OTHER_WORDS = {
    "省级行政区": {"one_zh": "省级区域", "short_zh": "省级"},
    "地级行政区": {"short_zh": "城市"},
    "Economic circle": {"short_en": "Circles"},
}


@dataclass(frozen=True)
class Index:
    """`root` is the node of the whole index; the titles are for files, the site and its ranking."""

    is_own: bool  # another index than this project's
    root: str
    title: Label
    site: Label
    ranking: Label

    @property
    def file(self) -> str:
        """What the workbook, the data package and the schema of PostgreSQL are called."""
        return re.sub(r"[^a-z0-9]+", "_", self.root.lower()).strip("_") if self.is_own else FILE


@dataclass(frozen=True)
class Level:
    """A level of regions with its words; `ranking` is compete, sum or none."""

    code: str
    ranking: str
    name: Label
    one_zh: str
    many_en: str  # "provinces"
    short_zh: str
    short_en: str  # "Provinces"

    @property
    def is_sum(self) -> bool:
        return self.ranking == SUM

    @property
    def one_en(self) -> str:
        return uncapitalised(self.name.en)

    def words(self) -> dict:
        """What pages call the level, one of its regions, and several."""
        return {
            "code": self.code,
            "is_sum": self.is_sum,
            "one": {"zh": self.one_zh, "en": self.one_en},
            "title": {"zh": self.one_zh, "en": self.name.en},
            "many": {"zh": self.one_zh, "en": self.many_en},
            "all": {"zh": self.one_zh, "en": plural(self.name.en)},
            "short": {"zh": self.short_zh, "en": self.short_en},
        }


def read_index(marts: duckdb.DuckDBPyConnection, catalog: str = "") -> Index:
    """The index of a warehouse; `catalog` is "warehouse." where it is attached under that name."""
    build = row(marts, f"select index_location from {catalog}audit.audit_build")
    root = row(
        marts,
        "select node_code, node_name_zh, node_name_en"
        f" from {catalog}marts.dim_index_nodes where parent_code is null",
    )
    if not build["index_location"]:
        return Index(False, root["node_code"], TITLE, SITE, RANKING)
    title = Label(root["node_name_zh"], root["node_name_en"])
    return Index(True, root["node_code"], title, title, title)


def read_levels(marts: duckdb.DuckDBPyConnection, catalog: str = "") -> list[Level]:
    """The levels that are ranked: first the widest one that competes, then as the seed has them."""
    found = rows(
        marts,
        f"from {catalog}marts.dim_region_levels where ranking <> 'none' order by level_order",
    )
    levels = [level_of(level) for level in found]
    first = next((level for level in levels if not level.is_sum), None)
    return sorted(levels, key=lambda level: level is not first)


def level_of(level: dict) -> Level:
    zh, en = level["level_name_zh"], level["level_name_en"]
    many = plural(en)
    words = {"one_zh": zh, "short_zh": zh, "short_en": many}
    words |= OTHER_WORDS.get(zh, {}) | OTHER_WORDS.get(en, {})
    return Level(
        level["region_level"], level["ranking"], Label(zh, en), many_en=uncapitalised(many), **words
    )


def plural(noun: str) -> str:
    """An English noun in the plural: provinces, cities, boroughs, parishes."""
    if noun.endswith("y") and not noun.endswith(("ay", "ey", "oy", "uy")):
        return f"{noun[:-1]}ies"
    return f"{noun}es" if noun.endswith(("s", "x", "ch", "sh")) else f"{noun}s"


def uncapitalised(text: str) -> str:
    """As within a sentence: a province, but a US state and a NUTS 2 region."""
    return text if text[1:2].isupper() else text[:1].lower() + text[1:]
