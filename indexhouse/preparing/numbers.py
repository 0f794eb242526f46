"""Numbers as people write them: １，２０４, 3.5亿元, 12%."""

import re
from decimal import ROUND_HALF_UP, Context, Decimal

from indexhouse.preparing.reading import Cell, Unreadable, Value, half_width, shown
from indexhouse.preparing.units import Unit, conversion, read_unit

PLAIN = re.compile(r"[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)(e[+-]?[0-9]{1,2})?", re.IGNORECASE)
# Groups of three digits: a comma anywhere else may be a decimal one, and is left.
GROUPED = re.compile(r"[+-]?[0-9]{1,3}(?:[,' ][0-9]{3})+(?:\.[0-9]+)?")
WITH_UNIT = re.compile(
    r"([^0-9.+-]*)([+-]?[0-9.](?:[0-9.,' ]*[0-9.])?(?:e[+-]?[0-9]{1,2})?)(.*)", re.S
)
EIGHT_DECIMALS = Decimal("1e-8")  # what the contract keeps
EXACT = Context(prec=60)
LARGEST = {"integer": Decimal(10) ** 18, "decimal": Decimal(10) ** 10}


def read_number(cell: Cell, kind: str, written: Unit | None, target: Unit | None) -> Value:
    """A number of a column in the unit `target`; `written` is the unit in its header, if any."""
    rules: list[str] = []
    if isinstance(cell, bool) or not isinstance(cell, str | int | float):
        raise Unreadable("unreadable_number")
    text = half_width(shown(cell), rules) if isinstance(cell, str) else repr(cell)
    number, unit = split(text, rules)
    if unit and written and not unit.base and unit.factor != written.factor != 1:
        raise Unreadable("ambiguous_unit")  # 3亿 in a column of 万元
    source = unit or written
    ratio = conversion(source, target) if source else Decimal(1)
    if ratio is None:
        raise Unreadable("other_unit")
    if unit or ratio != 1:
        rules.append("unit")
    result = written_out(EXACT.multiply(number, ratio), kind)
    if not rules and result != shown(cell):
        rules.append("number_form")
    return Value(result, tuple(rules))


def split(text: str, rules: list[str]) -> tuple[Decimal, Unit | None]:
    """The number in a text and the unit beside it."""
    if PLAIN.fullmatch(text):
        return Decimal(text), None
    parts = WITH_UNIT.fullmatch(text)
    if not parts:
        raise Unreadable("unreadable_number")
    before, digits, behind = parts.groups()
    beside = f"{before} {behind}".strip()
    if GROUPED.fullmatch(digits):
        digits = re.sub("[,' ]", "", digits)
        rules.append("thousands_separator")
    if not PLAIN.fullmatch(digits):
        raise Unreadable("unreadable_number")
    if not beside:
        return Decimal(digits), None
    unit = read_unit(beside)
    if unit is None:
        raise Unreadable("unreadable_number")
    return Decimal(digits), unit


def written_out(number: Decimal, kind: str) -> str:
    """A number as the contract writes it: a decimal has eight decimals at most."""
    if kind == "number":
        return format(number.normalize(EXACT), "f" if abs(number.adjusted()) < 30 else "")
    if abs(number) >= LARGEST[kind]:
        raise Unreadable("too_large")
    if kind == "integer":
        if number != number.to_integral_value():
            raise Unreadable("not_whole")
        return str(int(number))
    rounded = number.quantize(EIGHT_DECIMALS, ROUND_HALF_UP, EXACT)
    text = format(rounded, "f").rstrip("0").rstrip(".")
    return "0" if text in ("-0", "") else text
