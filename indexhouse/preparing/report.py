"""changes.csv and left.csv, line by line as they come up, and the summary of both."""

import csv
import json
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType
from typing import TextIO

from indexhouse.languages import in_language
from indexhouse.preparing.columns import Change, Left
from indexhouse.preparing.reading import REFUSED, Cell, shown
from indexhouse.preparing.words import meaning, remedy
from indexhouse.terminal import printable_lines
from indexhouse.text_table import table

CHANGES = ("file", "sheet", "row", "column", "header", "from", "to", "rule")
LEFT = ("file", "sheet", "row", "column", "header", "what", "value", "reason", "remedy")


@dataclass
class SheetCount:
    """Rows of a sheet: each that was read was written or left."""

    file: str
    sheet: str
    tables: list[str] = field(default_factory=list)
    read: int = 0
    written: int = 0
    left: int = 0


def opened(file: Path) -> TextIO:
    """A new list; the name of a file may have bytes that are no text."""
    return file.open("w", encoding="utf-8", errors="backslashreplace", newline="")


class Report:
    """Writes both lists into a folder, and counts."""

    def __init__(self, folder: Path, language: str):
        self.language = language
        names = ("changes.csv", "left.csv")
        self.files = [opened(folder / name) for name in names]
        self.changes, self.lefts = (csv.writer(file, lineterminator="\n") for file in self.files)
        self.changes.writerow(CHANGES)
        self.lefts.writerow(LEFT)
        self.sheets: list[SheetCount] = []
        self.by_rule: Counter[str] = Counter()
        self.by_reason: Counter[tuple[str, str]] = Counter()

    def __enter__(self) -> "Report":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        for file in self.files:
            file.close()

    def begin(self, file: str, sheet: str) -> SheetCount:
        count = SheetCount(file, sheet)
        self.sheets.append(count)
        return count

    def changed(self, place: tuple[str, str, int | str], changes: Iterable[Change]) -> None:
        """Values of a row that were changed; `place` is file, sheet and row."""
        for change in changes:
            self.by_rule.update(change.rules)
            column, header, before, after, rules = change
            self.changes.writerow((*place, column, header, before, after, "+".join(rules)))

    def left(self, place: tuple[str, str, int | str], left: Iterable[Left], what: str) -> None:
        """Cells or columns that were left."""
        for column, header, value, reason in left:
            self.leave(place, (column, header), what, value, reason)

    def left_row(
        self, place: tuple[str, str, int | str], column: str, cells: list[Cell], reason: str
    ) -> None:
        """A row that was left, with all of its values."""
        value = json.dumps([shown(cell) for cell in cells], ensure_ascii=False)
        self.leave(place, (column, ""), "row", value, reason)

    def leave(
        self,
        place: tuple[str, str, int | str],
        column: tuple[str, str],
        what: str,
        value: str,
        reason: str,
    ) -> None:
        self.by_reason[what, reason] += 1
        self.lefts.writerow((*place, *column, what, value, reason, remedy(reason, self.language)))

    @property
    def refused(self) -> list[str]:
        """The rules that were refused and needed."""
        reasons = {reason for _, reason in self.by_reason if reason.startswith(REFUSED)}
        return sorted(reason.removeprefix(REFUSED) for reason in reasons)

    def summary(self) -> str:
        """Rows by sheet, changes by rule, what was left by reason."""
        parts = [self.of_sheets(), self.of_rules(), self.of_reasons()]
        return printable_lines("\n\n".join(filter(None, parts)))

    def of_sheets(self) -> str:
        zh = ["文件", "工作表", "表", "读取行", "写出行", "留下行"]
        en = ["file", "sheet", "table", "rows read", "written", "left"]
        lines = [
            [each.file, each.sheet, ", ".join(dict.fromkeys(each.tables)) or "–"]
            + [f"{number:,}" for number in (each.read, each.written, each.left)]
            for each in self.sheets
        ]
        return table(in_language(self.language, zh, en), lines, (0, 1, 2))

    def of_rules(self) -> str:
        header = in_language(
            self.language, ["规则", "含义", "更改"], ["rule", "meaning", "changes"]
        )
        lines = [
            [rule, meaning(rule, self.language), f"{count:,}"]
            for rule, count in self.by_rule.most_common()
        ]
        return table(header, lines, (0, 1)) if lines else ""

    def of_reasons(self) -> str:
        zh, en = ["留下", "原因", "含义", "数目"], ["left", "reason", "meaning", "number"]
        lines = [
            [what, reason, meaning(reason, self.language), f"{count:,}"]
            for (what, reason), count in self.by_reason.most_common()
        ]
        return table(in_language(self.language, zh, en), lines, (0, 1, 2)) if lines else ""
