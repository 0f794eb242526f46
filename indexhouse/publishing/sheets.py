"""One worksheet per mart: two frozen header rows, codes as text, names next to the codes."""

import re
from collections.abc import Iterator
from datetime import date, datetime
from itertools import chain, islice
from typing import Any

import duckdb
from wcwidth import wcswidth
from xlsxwriter.format import Format
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from indexhouse.publishing.catalog import Catalog, Column, Mart

HEADER_ROWS = 2
# Limits of the xlsx format.
SHEET_ROWS = 1_048_576 - HEADER_ROWS
CELL_CHARACTERS = 32_767
NOT_IN_NAMES = re.compile(r"[\[\]:*?/\\']")
SAMPLED_ROWS = 500  # from which column widths are computed
# Code column -> the mart and the columns of the names shown next to it.
NAMES = {
    "region_code": ("dim_regions", ("region_name_zh", "region_name_en")),
    "node_code": ("dim_index_nodes", ("node_name_zh", "node_name_en")),
}
FORMATS_OF_UNITS = {
    "year": "0",
    "places": "+0;-0;0",
    "points": "0.00",
    "0 to 100": "0.00",
    "per cent": "0.00",
    "share of the index": "0.0000",
}
FORMATS_OF_TYPES = {
    "VARCHAR": "@",
    "DATE": "yyyy-mm-dd",
    "BOOLEAN": "General",
    "BIGINT": "#,##0",
    "INTEGER": "#,##0",
}
ANY_NUMBER = "#,##0.00##"
HEADER = {
    "bold": True,
    "font_color": "white",
    "bg_color": "#1F3A5F",
    "text_wrap": True,
    "valign": "vcenter",
    "border": 1,
    "border_color": "#5B7394",
}
INPUT = {"bg_color": "#FFF2CC", "font_color": "#0000C0"}


class Styles:
    """Creates cell formats on demand, each distinct one once per workbook."""

    def __init__(self, workbook: Workbook):
        self.workbook = workbook
        self.made: dict[tuple, Format] = {}

    def __call__(self, number_format: str = "General", /, **properties: object) -> Format:
        """The format with these XlsxWriter properties."""
        properties["num_format"] = number_format
        key = tuple(sorted(properties.items()))
        if key not in self.made:
            self.made[key] = self.workbook.add_format(properties)
        return self.made[key]


def sheet_name(mart: Mart) -> str:
    """The mart's title as far as a sheet may have it as its name: 31 characters, without some."""
    return NOT_IN_NAMES.sub(" ", str(mart.title))[:31].strip()


def write_mart(
    workbook: Workbook,
    styles: Styles,
    connection: duckdb.DuckDBPyConnection,
    catalog: Catalog,
    mart: Mart,
) -> None:
    """Add the mart's sheet; rows are streamed because the workbook keeps none in memory."""
    columns = shown_columns(catalog, mart)
    rows = shown_rows(connection, mart, columns)
    first_rows = list(islice(rows, SAMPLED_ROWS))
    sheet = workbook.add_worksheet(sheet_name(mart))
    sheet.freeze_panes(HEADER_ROWS, frozen_columns(mart, columns))
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0, HEADER_ROWS - 1)
    looks = [look_of(styles, column) for column in columns]
    for place, column in enumerate(columns):
        sampled = [row[place] for row in first_rows]
        sheet.set_column(place, place, width(column, sampled), looks[place])
    write_headers(sheet, styles, columns)
    for row, values in enumerate(chain(first_rows, rows), start=HEADER_ROWS):
        for place, (value, look) in enumerate(zip(values, looks, strict=True)):
            write_value(sheet, row, place, value, look)
    sheet.autofilter(HEADER_ROWS - 1, 0, HEADER_ROWS + mart.row_count - 1, len(columns) - 1)


def write_headers(sheet: Worksheet, styles: Styles, columns: list[Column]) -> None:
    """Write the Chinese and the English header row."""
    for row, language in enumerate(("zh", "en")):
        sheet.set_row(row, 34)
        for place, column in enumerate(columns):
            sheet.write_string(row, place, header(column, language), styles(**HEADER))


def header(column: Column, language: str) -> str:
    """The column's label with its unit in parentheses, if it has one."""
    label = column.label
    if language == "zh":
        return f"{label.zh}（{label.unit_zh}）" if label.unit_zh else label.zh
    return f"{label.en} ({label.unit_en})" if label.unit_en else label.en


def write_value(sheet: Worksheet, row: int, place: int, value: Any, look: Format) -> None:
    """Write a value as the cell type that fits it; None leaves the cell empty."""
    if isinstance(value, str):
        sheet.write_string(row, place, value[:CELL_CHARACTERS], look)
    elif isinstance(value, bool):
        sheet.write_boolean(row, place, value, look)
    elif isinstance(value, date):
        sheet.write_datetime(row, place, datetime(value.year, value.month, value.day), look)
    elif value is not None:
        sheet.write_number(row, place, float(value), look)


def shown_columns(catalog: Catalog, mart: Mart) -> list[Column]:
    """The mart's columns; names follow a code whose names the mart does not have itself."""
    columns = []
    for column in mart.columns:
        columns.append(column)
        if column.name in NAMES:
            dimension, names = NAMES[column.name]
            columns += [
                named
                for named in catalog.mart(dimension).columns
                if named.name in names and named.name not in mart.column_names
            ]
    return columns


def shown_rows(
    connection: duckdb.DuckDBPyConnection, mart: Mart, columns: list[Column]
) -> Iterator[tuple]:
    """The values of `columns`, row by row in the mart's order, fetched in batches."""
    names = {
        name: dict(
            connection.execute(f"select {code}, {name} from warehouse.marts.{dimension}").fetchall()
        )
        for code, (dimension, name_columns) in NAMES.items()
        for name in name_columns
    }
    code_of = {name: code for code, (_, name_columns) in NAMES.items() for name in name_columns}
    cursor = connection.cursor().execute(f"from warehouse.{mart.relation}")
    while batch := cursor.fetchmany(1_000):
        for values in batch:
            row = dict(zip(mart.column_names, values, strict=True))
            yield tuple(
                row[column.name]
                if column.name in row
                else names[column.name].get(row[code_of[column.name]])
                for column in columns
            )


def frozen_columns(mart: Mart, columns: list[Column]) -> int:
    """How many leading columns identify the row (key and names) and stay in view."""
    stay = {*mart.key, *chain.from_iterable(names for _, names in NAMES.values())}
    frozen = 0
    while frozen < len(columns) and columns[frozen].name in stay:
        frozen += 1
    return frozen if mart.key else 0


def look_of(styles: Styles, column: Column) -> Format:
    """The cell format for a column, by unit, otherwise by type."""
    of_type = FORMATS_OF_TYPES.get(column.type, ANY_NUMBER)
    number_format = FORMATS_OF_UNITS.get(column.label.unit_en, of_type)
    # Years identify the row, like codes, so they are left-aligned.
    return styles(number_format, align="left") if number_format == "0" else styles(number_format)


def width(column: Column, values: list) -> float:
    """A column width, in characters, that fits the values and the headers on two lines."""
    headers = [wcswidth(header(column, language)) / 2 + 2 for language in ("zh", "en")]
    shown = [wcswidth(shown_text(value)) + 1.5 for value in values]
    return min(max([8, *headers, *shown]), 48)


def shown_text(value: object) -> str:
    """Approximately what the cell displays, for measuring its width."""
    return value if isinstance(value, str) else "" if value is None else f"{value!s:.9}"
