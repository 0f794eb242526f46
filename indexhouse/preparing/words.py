"""The rules by which values are changed, and the reasons for which they are left, in words."""

import csv
from functools import cache
from pathlib import Path

from indexhouse.preparing.reading import REFUSED

HERE = Path(__file__).parent


@cache
def rules() -> dict[str, dict[str, str]]:
    """Rule -> what it does, in both languages."""
    return by_first_column("rules.csv")


@cache
def reasons() -> dict[str, dict[str, str]]:
    """Reason -> its meaning and what to do, in both languages."""
    return by_first_column("reasons.csv")


def meaning(name: str, language: str) -> str:
    """What a rule does, or what a reason means."""
    return (rules() | reasons())[kind_of(name)][f"meaning_{language}"]


def remedy(reason: str, language: str) -> str:
    return reasons()[kind_of(reason)][f"remedy_{language}"]


def kind_of(name: str) -> str:
    """The reason `refused` for that of a rule, such as `refused: unit`."""
    return "refused" if name.startswith(REFUSED) else name


def by_first_column(file: str) -> dict[str, dict[str, str]]:
    with open(HERE / file, encoding="utf-8", newline="") as lines:
        return {next(iter(row.values())): row for row in csv.DictReader(lines)}
