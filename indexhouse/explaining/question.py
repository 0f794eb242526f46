"""What a question is about: the region, node and edition that its words name."""

import difflib
import re
from collections.abc import Callable, Iterable, Iterator
from unicodedata import normalize

import duckdb

from indexhouse.marts.index import read_levels
from indexhouse.marts.labels import Label
from indexhouse.marts.rows import rows

Names = Callable[[dict], Iterable[str]]


def find_region(marts: duckdb.DuckDBPyConnection, wanted: str) -> dict:
    """The dim_regions row with this code or name: 510000, 四川省, 四川, Sichuan, 深圳, Yanbian.

    Raises LookupError with similar names if there is none, and with all of them if there are
    several: Jilin is a province and a city.
    """
    regions = rows(
        marts,
        "select regions.*, parents.region_name_zh as parent_zh from marts.dim_regions as regions"
        " inner join marts.dim_region_levels as levels using (region_level)"
        " left join marts.dim_regions as parents on regions.parent_code = parents.region_code"
        " where levels.ranking <> 'none' order by regions.region_code",
    )
    levels = [level.one_en for level in read_levels(marts)]
    example = regions[0]
    return the_only_one(
        regions,
        wanted,
        "REGION",
        # A code or whole name is preferred to a short one, and that to the beginning of a name.
        (
            lambda region: (region["region_code"], region["region_name_zh"]),
            lambda region: (region["region_name_en"],),
            short_names,
            lambda region: beginnings(region, plain(wanted)),
        ),
        described,
        f"Use the code or name of a region ({', '.join(levels)}), for example"
        f" REGION={example['region_code']} or REGION='{example['region_name_en']}'"
        " (marts.dim_regions lists them all).",
    )


def described(region: dict) -> str:
    """A region with what tells it from another one of its name."""
    name = Label(region["region_name_zh"], region["region_name_en"])
    within = f" in {region['parent_zh']}" if region["parent_zh"] else ""
    return f"{name} ({region['region_code']}, {region['region_level']}{within})"


def short_names(region: dict) -> Iterator[str]:
    """四川, 深圳, Tibet, and Yulin, which is more than one."""
    yield region["short_name_zh"]
    yield re.sub("(市|地区|盟)$", "", region["region_name_zh"])
    yield from re.findall("[^()]+", region["region_name_en"])


def beginnings(region: dict, wanted: str) -> Iterator[str]:
    """What is wanted, if the region's name goes on behind it: 延边, Yanbian."""
    zh, en = plain(region["region_name_zh"]), plain(region["region_name_en"])
    if len(wanted) > 1 and (zh.startswith(wanted) or en.startswith(wanted + " ")):
        yield wanted


def find_node(marts: duckdb.DuckDBPyConnection, wanted: str) -> dict:
    """The dim_index_nodes row with this code or name; raises LookupError as find_region does."""
    nodes = rows(marts, "from marts.dim_index_nodes order by node_order")
    return the_only_one(
        nodes,
        wanted,
        "NODE",
        (
            lambda node: (node["node_code"],),
            lambda node: (node["node_name_zh"], node["node_name_en"]),
        ),
        lambda node: f"{Label(node['node_name_zh'], node['node_name_en'])} ({node['node_code']})",
        f"The nodes are {', '.join(node['node_code'] for node in nodes)}.",
    )


def find_edition(marts: duckdb.DuckDBPyConnection, wanted: str) -> int:
    """The edition `wanted`, or the latest if it is empty; raises LookupError if unknown."""
    editions = [
        int(row["edition"]) for row in rows(marts, "from marts.dim_editions order by edition")
    ]
    if not plain(wanted):
        return editions[-1]
    if plain(wanted) not in map(str, editions):
        raise LookupError(
            f"EDITION={wanted} is not in the data."
            f" The editions are {', '.join(map(str, editions))}."
        )
    return int(plain(wanted))


def the_only_one(
    found_among: list[dict],
    wanted: str,
    word: str,
    ways: Iterable[Names],
    described: Callable[[dict], str],
    remedy: str,
) -> dict:
    """The row with a name that is wanted, by the first way of naming that names any."""
    names = []
    for names_of in ways:
        found = [
            row for row in found_among if plain(wanted) in [plain(name) for name in names_of(row)]
        ]
        if len(found) == 1:
            return found[0]
        if found:
            raise LookupError(
                f"{word}={wanted} may be {', '.join(map(described, found))}. Use one of the codes."
            )
        names += [name for row in found_among for name in names_of(row)]
    raise LookupError(f"{word}={wanted} is not {KINDS[word]}.{similar(wanted, names)} {remedy}")


KINDS = {"REGION": "a region", "NODE": "a node of the index"}


def plain(text: str) -> str:
    """Half-width, in lower case, single-spaced, with a typewriter's apostrophe: for comparing."""
    return " ".join(normalize("NFKC", text).casefold().replace("’", "'").split())


def similar(wanted: str, names: list[str]) -> str:
    """A sentence that suggests the closest names, or an empty string."""
    close = list(dict.fromkeys(difflib.get_close_matches(wanted.strip(), names)))
    return f" Did you mean {' or '.join(close)}?" if close else ""
