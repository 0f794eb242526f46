"""Places by any name they have: codes old and new, full and short names, counties, addresses.

All that prepare knows of regions is here: it reads the regions, and those of former times.
"""

import re
from collections.abc import Iterable, Iterator, Set
from dataclasses import dataclass, field
from functools import cache, lru_cache
from typing import NamedTuple
from unicodedata import normalize

from indexhouse.preparing.reading import Unreadable, plain
from indexhouse.preparing.references import seed_rows

# Columns of the contract that hold places, and what a header calls them beside its labels.
HEADERS = {
    "province_code": "省 省份 省级 省区 省级行政区 省代码 省份代码 province",
    "city_code": "市 城市 地市 地级市 市州 地级行政区 市代码 城市代码 地市代码 city prefecture",
    # A region of any level, by the contract's names alone.
    "region_code": "",
    # A place of either level, or both in one cell.
    "place": "地点 所在地 所在地区 地区 省市 属地 区域 行政区划 行政区划代码 区划代码 地址"
    " 注册地 注册地址 举办地 place location region address",
}
MUNICIPALITIES = ("11", "12", "31", "50")
OUTSIDE = ("71", "81", "82")
OUTSIDE_NAMES = re.compile("(中国)?(台湾|香港|澳门).*|taiwan.*|hongkong.*|maca[uo].*")
PEOPLES = (
    "(朝鲜族|土家族|苗族|藏族|羌族|彝族|布依族|侗族|哈尼族|壮族|傣族|白族|景颇族|傈僳族|回族|蒙古族?|"
    "柯尔克孜|哈萨克|维吾尔)+"
)
ENGLISH_KIND = (
    "( korean| tujia and miao| tibetan and qiang| tibetan| yi| buyei and miao| miao and dong|"
    " hani and yi| zhuang and miao| dai and jingpo| dai| bai| lisu| hui| mongol and tibetan|"
    " mongol| kirgiz| kazakh| zhuang| uygur| uyghur)?"
    "( autonomous (prefecture|region)| province| municipality| city| prefecture| league)$"
)
# What follows a city in an address: its county, or a street.
COUNTY = re.compile(".*[区县市旗镇乡道路街号园村]")
# What lists of divisions write where a city would be, in municipalities and right under provinces.
UNDER_PROVINCES = {"省直辖县级行政区划", "自治区直辖县级行政区划", "省直辖", "直辖县级"}
FILLERS = {"市辖区", "县", *UNDER_PROVINCES}


class Place(NamedTuple):
    """A province, and a city in it, if that is known. `rest` could not be read.

    A region of any other level, such as a circle, stands in the place of the province.
    """

    province: str
    city: str = ""
    rules: tuple[str, ...] = ()
    rest: str = ""


class Named(NamedTuple):
    """The code of a region of today that a name means, and the rule by which it does."""

    code: str
    rule: str


@dataclass
class Gazetteer:
    """The regions of the seeds, by code and by name."""

    provinces: dict[str, str] = field(default_factory=dict)  # code -> name
    cities: dict[str, str] = field(default_factory=dict)  # code -> code of its province
    others: set[str] = field(default_factory=set)  # codes of regions of other levels
    former: dict[str, str] = field(default_factory=dict)  # code -> code of today
    names: dict[str, set[Named]] = field(default_factory=dict)  # by name as plain() writes it

    def add(self, named: Named, names: Iterable[str]) -> None:
        for name in filter(None, map(plain, names)):
            self.names.setdefault(name, set()).add(named)

    def place(self, code: str, *rules: str) -> Place:
        """The place that a code of today is."""
        if code in self.cities:
            return Place(self.cities[code], code, rules)
        return Place(code, "", rules)


@cache
def gazetteer() -> Gazetteer:
    """The regions of the project, or of an index of one's own."""
    known = Gazetteer()
    for row in seed_rows("regions"):
        code, level = row["region_code"], row.get("region_level")
        if level == "city":
            known.cities[code] = row["parent_code"]
        elif level == "province":
            known.provinces[code] = row["name_zh"]
        else:
            known.others.add(code)
        known.add(Named(code, "place_name"), names_of_region(row))
    today = known.provinces.keys() | known.cities.keys()
    for row in seed_rows("counties_of_provinces"):
        if row["province_code"] in today:
            named = Named(row["province_code"], "county_of_province")
            known.add(named, chinese_names(row["name_zh"]))
    add_former(known, today)
    return known


def names_of_region(row: dict[str, str]) -> Iterator[str]:
    yield from (row.get("iso_code") or "", row.get("short_name_zh") or "")
    yield from chinese_names(row.get("name_zh") or "")
    yield from english_names(row.get("name_en") or "")


def add_former(known: Gazetteer, today: Set[str]) -> None:
    """Regions that are gone, under names that no region of today has."""
    taken = set(known.names)
    for row in seed_rows("former_regions"):
        if row["successor_code"] in today:
            known.former[row["former_code"]] = row["successor_code"]
            names = chinese_names(row["former_name_zh"])
            gone = (name for name in names if plain(name) not in taken)
            known.add(Named(row["successor_code"], "former_name"), gone)


def chinese_names(name: str) -> Iterator[str]:
    """深圳市 and 深圳; 延边朝鲜族自治州, 延边州 and 延边."""
    yield name
    stem = re.sub(f"{PEOPLES}自治州$", "", name)
    if stem != name:
        yield f"{stem}州"
        yield f"{stem}自治州"
    short = re.sub(f"({PEOPLES}自治县|市|地区|盟|林区)$", "", stem)
    if len(short) > 1:
        yield short


def english_names(name: str) -> Iterator[str]:
    """Yulin (Shaanxi) is Yulin too, Yanbian Korean Autonomous Prefecture is Yanbian."""
    yield name
    for part in re.findall("[^()]+", name)[: 2 if name.startswith("Xizang") else 1]:
        yield re.sub(ENGLISH_KIND, "", part.strip(), flags=re.IGNORECASE)


@lru_cache(maxsize=100_000)
def read_place(text: str, level: str, within: str = "") -> Place:
    """The place that a trimmed text names in a column of this level, in a province if it is known.

    Raises Unreadable if it names none, or more than one.
    """
    narrow = normalize("NFKC", text).strip()
    width = ("full_width",) if narrow != text else ()
    if level == "region" and narrow in gazetteer().others:
        return Place(narrow, "", width)
    if narrow in FILLERS and within and (narrow in UNDER_PROVINCES or within[:2] in MUNICIPALITIES):
        return Place(within, "", (*width, "municipality"))
    if re.fullmatch(r"[0-9]+(\.0)?", narrow):
        found = by_code(narrow.removesuffix(".0"))
    elif both := re.fullmatch(r"([0-9]{6,12})[\s_:|-]*(\D+)", narrow):
        found = by_both(*both.groups())
    else:
        found = by_name(narrow, level, within)
    return found._replace(rules=(*width, *found.rules))


def by_code(code: str) -> Place:
    """A code of GB/T 2260, or of the statistical office with nine or twelve digits."""
    known = gazetteer()
    if len(code) not in (2, 4, 6, 9, 12):
        raise Unreadable("unknown_place")
    rules = () if len(code) == 6 else ("place_code_form",)
    six = code[:6].ljust(6, "0")
    if six in known.provinces or six in known.cities:
        return known.place(six, *rules)
    if six.startswith(OUTSIDE):
        raise Unreadable("outside_mainland")
    if six in known.former:
        return known.place(known.former[six], *rules, "former_code")
    province, city = f"{six[:2]}0000", f"{six[:4]}00"
    if province in known.provinces:
        if six.startswith(MUNICIPALITIES):
            return known.place(province, *rules, "municipality")
        if six[2:4] == "90":
            return known.place(province, *rules, "county_of_province")
        if city in known.cities:
            return known.place(city, *rules, "county_code")
        if city in known.former:
            return known.place(known.former[city], *rules, "county_code", "former_code")
    raise Unreadable("unknown_place")


def by_both(code: str, name: str) -> Place:
    """A code with the name beside it, 440300 深圳市: they must not contradict each other."""
    place = by_code(code)
    named = by_name(name, "city" if place.city else "province", place.province)
    if (named.province, named.city) not in ((place.province, place.city), (place.province, "")):
        raise Unreadable("places_disagree")
    return with_rule(place, "place_code_form")


def by_name(text: str, level: str, within: str) -> Place:
    """A name, a province and a city in one cell, or an address."""
    # 北 京, as tables space out short names.
    text = re.sub(r"(?<=[\u4e00-\u9fff])\s+(?=[\u4e00-\u9fff])", "", text)
    text = re.sub("^中国(?=.)", "", text)
    if OUTSIDE_NAMES.fullmatch(plain(text)):
        raise Unreadable("outside_mainland")
    named = candidates(text, level, within)
    if named:
        place = only(named)
        is_own_city = level == "city" and place.province.startswith(MUNICIPALITIES)
        return with_rule(place, "municipality") if is_own_city else place
    parts = [part.strip() for part in re.split(r"[-–—/／·,，、>|]+", text) if part.strip()]
    return joined_parts(parts) or address("".join(parts), within)


def joined_parts(parts: list[str]) -> Place | None:
    """Shenzhen, Guangdong: the province among the parts, and the city in it."""
    for place, part in enumerate(parts if len(parts) > 1 else ()):
        named = candidates(part, "province", "")
        codes = {each.code for each in named} & gazetteer().provinces.keys()
        if len(codes) == 1:
            return in_province(codes.pop(), "".join(parts[:place] + parts[place + 1 :]))
    return None


def candidates(text: str, level: str, within: str) -> list[Named]:
    """The regions with this name that a column of this level may mean, in a province if known."""
    known = gazetteer()
    english = re.sub(ENGLISH_KIND, "", text, flags=re.IGNORECASE)
    found = known.names.get(plain(text)) or known.names.get(plain(english)) or set()
    inside = [named for named in found if known.place(named.code).province == within]
    return of_level(sorted(inside if within and inside else found), level, bool(within))


def of_level(found: list[Named], level: str, is_within: bool) -> list[Named]:
    """Those that a column means: without its province, 吉林 among cities may be the province."""
    if level == "region":
        return found
    known = gazetteer()
    provinces = [named for named in found if named.code in known.provinces]
    cities = [named for named in found if named.code in known.cities]
    found = provinces + cities
    if level == "province":
        return provinces or found
    return cities if level == "city" and cities and is_within else found


def only(named: list[Named]) -> Place:
    """The one place that is named."""
    if len({each.code for each in named}) > 1:
        raise Unreadable("ambiguous_place")
    return gazetteer().place(*named[0])


def address(text: str, within: str) -> Place:
    """A province, a city in it, and a county or a street; or a city and what follows it."""
    known = gazetteer()
    for length in range(len(text) - 1, 1, -1):
        head, rest = text[:length], text[length:]
        for code in {
            each.code for each in candidates(head, "province", "")
        } & known.provinces.keys():
            place = in_province(code, rest)
            # After a short name, which other words begin with too, the rest must be a place.
            if place.city or head == known.provinces[code] or is_known_county(place, rest):
                return place
        cities = candidates(head, "city", within)
        if cities and is_in_city(cities, head, rest):
            return with_rule(only(cities), "county_name")
    raise Unreadable("unknown_place")


def is_known_county(place: Place, rest: str) -> bool:
    """Whether what follows a province is a county that it runs."""
    is_municipal = place.province.startswith(MUNICIPALITIES) and COUNTY.match(rest)
    return bool(is_municipal) or "county_of_province" in place.rules


def in_province(province: str, rest: str) -> Place:
    """A province, and what follows its name: a city, a county that it runs, an address."""
    known = gazetteer()
    if not rest or rest in FILLERS or plain(rest) == plain(known.provinces[province]):
        return known.place(province, "place_name")
    for length in range(len(rest), 1, -1):
        head, behind = rest[:length], rest[length:]
        named = [each for each in candidates(head, "city", province) if is_inside(each, province)]
        if named and (not behind or is_in_city(named, head, behind)):
            place = with_rule(only(named), "split_place")
            return with_rule(place, "county_name") if behind else place
    others = {each.code for each in candidates(rest, "province", "")} - {province}
    if others:
        raise Unreadable("places_disagree")
    if province.startswith(MUNICIPALITIES):
        return known.place(province, "place_name", "municipality")
    return Place(province, "", ("place_name",), rest)


def is_in_city(cities: list[Named], name: str, behind: str) -> bool:
    """Whether what follows the full name of a city is in it, and not another city."""
    codes = {each.code for each in cities}
    others = {each.code for each in gazetteer().names.get(plain(behind), ())} - codes
    return name[-1] in "市州盟区" and bool(COUNTY.match(behind)) and not others


def is_inside(named: Named, province: str) -> bool:
    """Whether a name is that of a city of the province, or of a county that it runs."""
    if named.rule == "county_of_province":
        return named.code == province
    return named.code != province and gazetteer().place(named.code).province == province


def with_rule(place: Place, rule: str) -> Place:
    return place._replace(rules=(*place.rules, rule))
