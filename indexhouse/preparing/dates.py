"""Dates as people write them: 2023年3月1日, 20230301, the day numbers of Excel."""

import re
from datetime import date, datetime, time, timedelta

from indexhouse.preparing.reading import Cell, Unreadable, Value, half_width, shown

FIRST_DAY = date(1899, 12, 30)  # Excel's day 0, as it counts after its 29 February 1900
DAY_NUMBERS = range(20_000, 80_000)  # 1954 to 2119: no year and no compact date is among them
# Form -> rule. A month alone is its first day.
FORMS = [
    (r"(\d{4})-(\d\d)-(\d\d)", ""),
    (r"(\d{4})([-/.])(\d{1,2})\2(\d{1,2})", "date_form"),
    (r"(\d{4})(\d\d)(\d\d)", "date_form"),
    (r"(\d{4})年(\d{1,2})月(\d{1,2})[日号]", "chinese_date"),
    (r"(\d{4})年(\d{1,2})月(?:份)?", "first_of_month"),
    (r"(\d{4})[-/.](\d{1,2})", "first_of_month"),
]
PATTERNS = [(re.compile(form, re.ASCII), rule) for form, rule in FORMS]
TIME = re.compile(r"[T ]\s*\d{1,2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:?\d{2})?$", re.ASCII)
DIGITS = str.maketrans("〇○零一二三四五六七八九", "000123456789")


def read_date(cell: Cell) -> Value:
    """A date of a workbook or a text; raises Unreadable where day or year would be guessed."""
    if isinstance(cell, datetime):  # a moment is its day
        return Value(str(cell.date()), () if cell.time() == time() else ("date_form",))
    if isinstance(cell, date):
        return Value(str(cell))
    rules: list[str] = []
    if isinstance(cell, bool) or not isinstance(cell, str | int | float):
        raise Unreadable("unreadable_date")
    text = half_width(shown(cell), rules)
    of_day = TIME.sub("", text)
    rules += ["date_form"] if of_day != text else []
    text = re.sub(r"\s*([年月日号])\s*", r"\1", of_day.strip())
    if re.fullmatch(r"\d{5}(\.\d+)?", text) and int(float(text)) in DAY_NUMBERS:
        day = FIRST_DAY + timedelta(int(float(text)))
        return Value(str(day), (*rules, "excel_day"))
    for pattern, rule in PATTERNS:
        found = pattern.fullmatch(in_digits(text))
        if found:
            return Value(day_of(found), (*rules, rule) if rule else tuple(rules))
    raise Unreadable("unreadable_date")


def day_of(found: re.Match) -> str:
    year, month, *day = [int(part) for part in found.groups() if part.isdigit()]
    try:
        return str(date(year, month, *(day or [1])))
    except ValueError:
        raise Unreadable("unreadable_date") from None


def in_digits(text: str) -> str:
    """二〇二三年三月十一日 as 2023年3月11日."""
    if not text or (text[0].isdigit() and text[0].isascii()):
        return text
    text = re.sub("([二三])十([一二三四五六七八九])", r"\1\2", text)
    text = re.sub("十([一二三四五六七八九])", r"1\1", text)
    text = re.sub("([二三])十", r"\g<1>0", text).replace("十", "10")
    return text.translate(DIGITS)
