"""Units beside a number or in a header: 万元, CNY 100 million, 万件, %."""

import re
from decimal import Decimal
from functools import cache
from typing import NamedTuple
from unicodedata import normalize

from indexhouse.preparing.references import leaves

CHINESE = {"十": 10, "百": 100, "千": 1000, "万": 10**4, "亿": 10**8, "萬": 10**4, "億": 10**8}
ENGLISH = {"hundred": 100, "thousand": 1000, "k": 1000, "million": 10**6, "mn": 10**6, "m": 10**6}
ENGLISH |= {"billion": 10**9, "bn": 10**9, "trillion": 10**12}
YUAN = {"元", "人民币", "人民币元", "元人民币", "圆", "cny", "rmb", "yuan", "¥", "renminbi"}
# Currencies that nothing is converted from: rates change.
FOREIGN = {"美元", "美金", "usd", "us$", "$", "dollar", "dollars", "欧元", "eur", "€", "euro"}
FOREIGN |= {"港元", "港币", "hkd", "hk$", "日元", "jpy", "英镑", "gbp", "£", "韩元", "krw", "台币"}
COUNTED = set("件个项篇家所人名次场位条笔起部")
COUNTED |= {"patents", "papers", "people", "enterprises", "relations", "policies", "items"}
RATIOS = {"%": Decimal("0.01"), "percent": Decimal("0.01"), "‰": Decimal("0.001")}


class Unit(NamedTuple):
    """`factor` times a `base`: 万元 is 10,000 times a yuan. No base: 万 alone."""

    base: str
    factor: Decimal
    text: str


@cache
def read_unit(text: str) -> Unit | None:
    """The unit that a text is, None if it is none."""
    plain = normalized(text)
    if plain in RATIOS:
        return Unit("ratio", RATIOS[plain], text)
    factor, rest = split(text)
    base = base_of("".join(rest), " ".join(rest))
    # A year, or the m of metres, is no multiple by itself.
    is_multiple = bool(base) or any(sign in CHINESE for sign in plain)
    return Unit(base or "", factor, text) if base is not None and factor and is_multiple else None


def normalized(text: str) -> str:
    return normalize("NFKC", text).casefold().replace(",", "").strip()


def split(text: str) -> tuple[Decimal, list[str]]:
    """The factor in a unit, and its other words."""
    plain, factor, rest = normalized(text), Decimal(1), []
    for word in re.findall(r"[0-9]+|[a-z$]+|[十百千万亿萬億]+|[^\s0-9a-z$十百千万亿萬億]+", plain):
        if word.isdigit():
            factor *= int(word)
        elif word in ENGLISH:
            factor *= ENGLISH[word]
        elif word[0] in CHINESE:
            for sign in word:
                factor *= CHINESE[sign]
        elif word != "of":
            rest.append(word)
    return factor, rest


def base_of(joined: str, spaced: str) -> str | None:
    """One word for each base, None if it is not one that we know."""
    if not joined or joined in FOREIGN:
        return joined
    if set(re.findall(r"[a-z]+|¥|[^\sa-z¥]+", joined)) <= YUAN:
        return "yuan"
    if joined in COUNTED:
        return "count"
    # 亿元/家, CNY 100 million per enterprise: what a mean is of.
    numerator = (spaced if " per " in spaced else joined).replace(" per ", "/").split("/")[0]
    known = (
        base_of(numerator.replace(" ", ""), numerator)
        if numerator not in (joined, spaced)
        else None
    )
    return known or (joined if joined in bases_of_the_tree() else None)


@cache
def bases_of_the_tree() -> frozenset[str]:
    """What the units of the indicators are multiples of: 吨 if one is in 万吨."""
    texts = {row.get(unit) or "" for row in leaves().values() for unit in ("unit_zh", "unit_en")}
    return frozenset("".join(split(text)[1]) for text in texts) - {"", "—"}


def conversion(source: Unit, target: Unit | None) -> Decimal | None:
    """What a number in one unit is multiplied by to be in the other; None if nothing is."""
    if target is None:
        return source.factor if source.base in ("", "count") else None
    if source.base in ("", target.base):
        return source.factor / target.factor
    return None
