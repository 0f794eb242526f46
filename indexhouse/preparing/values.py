"""Cells of a column read by its type, and by the names of its codes and accepted values."""

from collections.abc import Callable
from functools import cache
from typing import NamedTuple

from indexhouse.contract.schema import RawColumn
from indexhouse.preparing.dates import read_date
from indexhouse.preparing.numbers import read_number
from indexhouse.preparing.reading import (
    Cell,
    Unreadable,
    Value,
    half_width,
    plain,
    shown,
    trimmed,
)
from indexhouse.preparing.references import names_of_codes
from indexhouse.preparing.units import Unit, read_unit
from indexhouse.running.variables import project_variables


class Units(NamedTuple):
    """The unit that a header says, and the one that the contract or the tree wants."""

    written: Unit | None = None
    wanted: Unit | None = None


YES = {"true", "t", "yes", "y", "1", "是", "有", "对", "√", "✓", "✔"}
NO = {"false", "f", "no", "n", "0", "否", "无", "没有", "不是", "错", "×", "✗", "✘"}
EDITION_WORDS = ("年度版", "年版", "年度", "年", "版", " edition")
# Excel keeps fifteen digits: the rest of a longer number is lost.
FIFTEEN_DIGITS = 10**15


@cache
def missing_words() -> frozenset[str]:
    return frozenset(project_variables()["missing_words"])


def cleaned(cell: Cell, column: RawColumn | None = None) -> tuple[Cell, tuple[str, ...]]:
    """A cell without blanks around it, None if it is empty or a word for a missing value."""
    if not isinstance(cell, str):
        return cell, ()
    text = trimmed(cell)
    rules = ("blanks",) if text != cell else ()
    codes = column.rules.get("ambiguous", ()) if column else ()
    word = text.casefold()
    if word in missing_words() and word not in codes:
        return None, (*rules, "missing_word")
    return text or None, rules


def read_value(cell: Cell, column: RawColumn, units: Units) -> Value:
    """A cell of a column."""
    kept, rules = cleaned(cell, column)
    if kept is None:
        return Value(None, rules)
    value = reader(column)(kept, column, units)
    return Value(value.text, rules + value.rules) if rules else value


Reader = Callable[[Cell, RawColumn, Units], Value]


@cache
def reader(column: RawColumn) -> Reader:
    """How cells of a column are read."""
    if column.name == "edition":
        return edition
    if "allowed" in column.rules:
        return accepted
    references = column.rules.get("references")
    if references and not references.get("is_raw"):
        return code
    if references or column.rules.get("is_key"):
        return key
    return BY_TYPE[column.type]


def number(cell: Cell, column: RawColumn, units: Units) -> Value:
    return read_number(cell, column.type, *units)


def day(cell: Cell, column: RawColumn, units: Units) -> Value:
    return read_date(cell)


def text(cell: Cell, column: RawColumn, units: Units) -> Value:
    return Value(shown(cell))


def boolean(cell: Cell, column: RawColumn, units: Units) -> Value:
    rules: list[str] = []
    word = half_width(shown(cell), rules).casefold()
    if word not in YES | NO:
        raise Unreadable("unreadable_boolean")
    written = "true" if word in YES else "false"
    if not isinstance(cell, bool) and cell != written:
        rules.append("boolean_word")
    return Value(written, tuple(rules))


def edition(cell: Cell, column: RawColumn, units: Units) -> Value:
    """2023年版 is 2023."""
    if not isinstance(cell, str):
        return read_number(cell, "integer", None, None)
    rules: list[str] = []
    word = half_width(cell, rules).casefold()
    ending = next((each for each in EDITION_WORDS if word.endswith(each)), "")
    value = read_number(word.removesuffix(ending), "integer", None, None)
    rules += ["edition_form"] if ending else []
    return Value(value.text, (*rules, *value.rules))


def key(cell: Cell, column: RawColumn, units: Units) -> Value:
    """A key is the same in any width. One that was a long number has lost digits."""
    if isinstance(cell, int | float) and not isinstance(cell, bool):
        if abs(cell) >= FIFTEEN_DIGITS:
            raise Unreadable("lost_digits")
        return Value(shown(cell))
    if not isinstance(cell, str):
        raise Unreadable("not_a_text")
    rules: list[str] = []
    return Value(half_width(cell, rules), tuple(rules))


def accepted(cell: Cell, column: RawColumn, units: Units) -> Value:
    """One of the values that the contract accepts, or a name of it."""
    word = shown(cell)
    found = accepted_names(column).get(plain(word))
    if found is None:
        raise Unreadable("unknown_value")
    return Value(found, () if found == word else ("name_of_value",))


def code(cell: Cell, column: RawColumn, units: Units) -> Value:
    """A code of a reference seed, or a name that only one of them has."""
    reference = column.rules["references"]
    word = shown(cell)
    names = names_of_codes(reference["to"], reference["field"])
    found = names.get(plain(word), set())
    if len(found) != 1:
        raise Unreadable("ambiguous_name" if found else "unknown_code")
    [value] = found
    return Value(value, () if value == word else ("name_of_code",))


BY_TYPE: dict[str, Reader] = {
    "text": text,
    "integer": number,
    "decimal": number,
    "number": number,
    "date": day,
    "boolean": boolean,
}


@cache
def unit_of(column: RawColumn) -> Unit | None:
    """The unit that the contract wants."""
    return read_unit(column.label.unit_zh) if column.label.unit_zh else None


@cache
def accepted_names(column: RawColumn) -> dict[str, str]:
    """Every way to write a value that a column accepts."""
    names = {plain(value): value for value in column.rules["allowed"]}
    for value, others in column.rules.get("allowed_names", {}).items():
        names |= {plain(name): value for name in others}
    return names
