"""A library written as an institute has it: names for codes, units, titles, totals, old encodings.

What was written where is kept, so that a test can compare it with the changes that are listed.
"""

import csv
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from itertools import count, cycle
from pathlib import Path

import oracle
import xlsxwriter

from indexhouse.contract.schema import RawTable, raw_tables

CODES = {
    row[column]: row["name_zh"]
    for seed, column in (("regions", "region_code"), ("countries", "country_code"))
    for row in oracle.rows(f"reference/{seed}.csv")
}
FULL_WIDTH = str.maketrans("0123456789", "０１２３４５６７８９")
TEN_THOUSAND = {"valuation_cny_100m", "revenue_cny_100m", "amount_cny_100m"}


def by_type(kind: str) -> list:
    """The ways to write a value, of which a column uses one after the other."""
    return {
        "integer": [
            int,
            lambda text: f"{int(text):,}",
            lambda text: text.translate(FULL_WIDTH),
            lambda text: f" {text}\u00a0",
        ],
        "decimal": [lambda text: Decimal(text) * 10_000, lambda text: f"{Decimal(text)}亿元"],
        "date": [
            date.fromisoformat,
            lambda text: "{}年{}月{}日".format(*map(int, text.split("-"))),
            lambda text: text.replace("-", "."),
            lambda text: (date.fromisoformat(text) - date(1899, 12, 30)).days,
        ],
        "boolean": [
            lambda text: "是" if text == "true" else "否",
            lambda text: "有" if text == "true" else "无",
            lambda text: "Y" if text == "true" else "N",
        ],
        "text": [str],
    }[kind]


def final(text: str, kind: str) -> str:
    """A value of the library as it should come out."""
    if kind == "decimal" and text:
        return format(Decimal(text).normalize(), "f")
    return text


@dataclass
class Mess:
    """Writes tables into a folder; `cells` are what was written and what should come of it."""

    folder: Path
    cells: dict[tuple[str, str, int, str], tuple[str, str]] = field(default_factory=dict)
    rows: int = 0  # written below a header, and those around the table

    def table(self, name: str) -> RawTable:
        return next(table for table in raw_tables() if table.name == name)

    def messy_rows(self, name: str, rows: list[dict[str, str]]) -> list[list]:
        """The cells of a table, each written in one of the ways of its column."""
        columns = self.table(name).columns
        ways = {column.name: cycle(by_type(column.type)) for column in columns}
        unknown = cycle(["", "不详", "—", "N/A"])
        lines = []
        for row in rows:
            line = []
            for column in columns:
                text = row[column.name]
                if column.name == "edition":
                    line.append(f"{text}年版")
                elif text in CODES and column.name.endswith("_code"):
                    line.append(CODES[text])
                elif not text:
                    # NA is a country.
                    line.append("" if column.name.endswith("country_code") else next(unknown))
                elif "allowed" in column.rules:
                    line.append(column.rules["allowed_names"][text][0])
                elif column.name in TEN_THOUSAND or column.type != "decimal":
                    line.append(next(ways[column.name])(text))
                else:
                    line.append(text)
            lines.append(line)
        return lines

    def header(self, name: str) -> list[str]:
        """The Chinese labels, as an institute words them."""
        other = {"province_code": "省份", "city_code": "城市"}
        return [
            f"{column.label.zh}（万元）"
            if column.name in TEN_THOUSAND
            else other.get(column.name, column.label.zh)
            for column in self.table(name).columns
        ]

    def note(self, place: tuple[str, str, int], name: str, line: list, row: dict) -> None:
        """Keep what stands in a row, for the comparison."""
        for column, cell in zip(self.table(name).columns, line, strict=True):
            self.cells[(*place, column.name)] = (
                as_text(cell),
                final(row[column.name], column.type),
            )
        self.rows += 1

    def workbook(self, file: str, sheets: dict[str, tuple[str, list[dict]]]) -> None:
        """Each sheet with a title, a merged header of two rows, a total and a note."""
        with xlsxwriter.Workbook(self.folder / file) as book:
            form = book.add_format({"num_format": "yyyy-mm-dd"})
            for title, (name, rows) in sheets.items():
                sheet = book.add_worksheet(title)
                header = self.header(name)
                sheet.merge_range(1, 2, 1, 6, f"表 {title}名录")
                for column, text in enumerate(header, start=1):
                    if text == "省份":
                        sheet.merge_range(3, column, 3, column + 1, "所在地")
                    if text in ("省份", "城市"):
                        sheet.write(4, column, text)
                    else:
                        sheet.merge_range(3, column, 4, column, text)
                for at, (line, row) in enumerate(
                    zip(self.messy_rows(name, rows), rows, strict=True), start=5
                ):
                    for column, cell in enumerate(line, start=1):
                        write(sheet, at, column, cell, form)
                    self.note((file, title, at + 1), name, line, row)
                sheet.write(at + 1, 2, "合　计")
                sheet.write(at + 1, 3, len(rows))
                sheet.write(at + 3, 1, "注：空白表示未知。")
                self.rows += 3

    def text(
        self,
        file: str,
        name: str,
        rows: list[dict],
        encoding: str,
        separator: str,
        without_edition: bool = False,
    ) -> None:
        """A text file with a title above and a total below."""
        header = self.header(name)
        numbers = count(4)
        lines = []
        for line, row in zip(self.messy_rows(name, rows), rows, strict=True):
            self.note((file, "", next(numbers)), name, line, row)
            lines.append(list(map(as_text, line)))
        if without_edition:
            header, lines = header[1:], [line[1:] for line in lines]
            for place in [
                place for place in self.cells if place[0] == file and place[3] == "edition"
            ]:
                self.cells[place] = ("", self.cells[place][1])
        empty = [""] * (len(header) - 1)
        total = ["总计", str(len(rows)), *empty[1:]]
        with (self.folder / file).open("w", encoding=encoding, newline="") as text:
            writer = csv.writer(text, delimiter=separator)
            writer.writerows([["名录", *empty], ["", *empty], header, *lines, total])
        self.rows += 2


def as_text(cell) -> str:
    """A cell as its owner sees it."""
    return format(cell.normalize(), "f") if isinstance(cell, Decimal) else str(cell)


def write(sheet, row: int, column: int, cell, form) -> None:
    if isinstance(cell, date):
        sheet.write_datetime(row, column, cell, form)
    elif isinstance(cell, str):
        sheet.write_string(row, column, cell)
    else:
        sheet.write_number(row, column, float(cell))
