"""What came of reading a cell, and how text is made comparable."""

import re
from collections.abc import Iterable, Set
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple
from unicodedata import category, normalize

REFUSED = "refused: "  # the reason of what --strict left, before the rule
# What a cell of a workbook may hold; cells of text files are text.
Cell = str | int | float | bool | date | datetime | time | timedelta | None


class Unreadable(Exception):  # noqa: N818 it is an answer, not a failure
    """What cannot be read, or not without a guess; `reason` is one of reasons.csv."""

    def __init__(self, reason: str, row: int | str = ""):
        super().__init__(reason)
        self.reason, self.row = reason, row


class Value(NamedTuple):
    """A value as the contract writes it, None if it is unknown, and the rules that made it so."""

    text: str | None
    rules: tuple[str, ...] = ()


def refuse(rules: Iterable[str], refused: Set[str]) -> None:
    """Raise Unreadable if one of the rules that a value needs may not be used."""
    rule = next((rule for rule in rules if rule in refused), None)
    if rule:
        raise Unreadable(f"{REFUSED}{rule}")


def trimmed(text: str) -> str:
    """Without blanks and invisible signs at its ends: no-break spaces, byte-order marks, tabs."""
    if text.isprintable() and text == text.strip():  # most are
        return text
    start, end = 0, len(text)
    while start < end and is_blank(text[start]):
        start += 1
    while end > start and is_blank(text[end - 1]):
        end -= 1
    return text[start:end]


def is_blank(sign: str) -> bool:
    return sign.isspace() or (not sign.isprintable() and category(sign) != "Co")


def shown(cell: Cell) -> str:
    """A cell as its owner sees it: 440000.0 of a workbook is 440000."""
    if isinstance(cell, str):
        return cell
    if cell is None:
        return ""
    if isinstance(cell, float) and cell.is_integer() and abs(cell) < 1e15:
        return str(int(cell))
    if isinstance(cell, float):
        return format(Decimal(repr(cell)), "f") if 1e-9 < abs(cell) < 1e15 else repr(cell)
    if isinstance(cell, datetime) and cell.time() == time():
        return str(cell.date())
    return str(cell)


def is_empty(cell: Cell) -> bool:
    return cell is None or (isinstance(cell, str) and not trimmed(cell))


@lru_cache(maxsize=10_000)
def plain(text: str) -> str:
    """Letters and digits alone, half-width, in lower case: for comparing names."""
    return "".join(sign for sign in normalize("NFKC", text).casefold() if sign.isalnum())


def half_width(text: str, rules: list[str]) -> str:
    """Full-width letters and digits as half-width ones; notes the rule."""
    narrow = normalize("NFKC", text)
    if narrow != text:
        rules.append("full_width")
    return narrow


YEAR = re.compile(
    r"(?<![0-9])((?:19|20)[0-9]{2})(?![0-9])(?!\s*年?\s*[-./]?\s*[0-9]{1,2}(?:月|[-./]))(?!年[0-9])"
)


def years_in(text: str) -> set[str]:
    """The years that a name or title speaks of; the year of a whole date is none."""
    return set(YEAR.findall(normalize("NFKC", text)))
