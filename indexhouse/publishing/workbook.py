"""The workbook: a readme, charts, scores as live formulas, and one sheet per mart."""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

import duckdb
from wcwidth import wcswidth
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from indexhouse.publishing.catalog import Catalog, Mart
from indexhouse.publishing.charts import CHARTS, write_charts
from indexhouse.publishing.live_scores import LiveScores, live_name
from indexhouse.publishing.sheets import HEADER, SHEET_ROWS, Styles, sheet_name, write_mart

CONVENTIONS = """\
每张表有中英文两行表头。代码为文本。数值未取整，仅显示时取整。空单元格表示未知或不适用。
Sheets have two header rows, Chinese and English. Codes are text. Numbers are stored unrounded and \
rounded only for display. An empty cell means unknown or not applicable."""
LIVE = (
    "{0} 年版{1}得分的公式复算：改动黄色单元格（权重、指标值），得分与排名随之变动。"
    "{2} scores of the {0} edition as formulas: change a yellow cell (a weight or a value)"
    " and the scores and ranks follow."
)
CHARTS_SHOW = (
    "{0} 年版{1}得分的条形图，按一级指标堆叠，随公式复算而变。"
    "{2} scores of the {0} edition as bars, one colour per dimension; the charts follow the"
    " formula sheet."
)
CONTENTS_WIDTH = 120
NO_ROWS = "没有行，因此没有工作表。No rows, so no sheet."
TOO_LONG = "行数超过工作表上限，见 csv/{0}.csv。More rows than a sheet can hold: see csv/{0}.csv."


class Entry(NamedTuple):
    """A line of the readme's list of sheets; long or empty marts have none."""

    name: str
    row_count: int
    description: str
    has_sheet: bool


def workbook_of(catalog: Catalog) -> str:
    """The name of the workbook's file."""
    return f"{catalog.index.file}.xlsx"


def write_workbook(connection: duckdb.DuckDBPyConnection, catalog: Catalog, folder: Path) -> None:
    """Write the workbook; marts that are empty or too long for a sheet are only listed."""
    shown = [mart for mart in catalog.marts if 0 < mart.row_count <= SHEET_ROWS]
    editions = list(reversed(catalog.editions))
    with Workbook(folder / workbook_of(catalog), {"constant_memory": True}) as workbook:
        # A fixed date, so that the same marts give an identical file.
        created = datetime(editions[0], 1, 1)
        workbook.set_properties(
            {"title": str(catalog.index.title), "comments": catalog.notice, "created": created}
        )
        styles = Styles(workbook)
        write_readme(workbook, styles, catalog, shown)
        charts = workbook.add_worksheet(CHARTS)
        live = [LiveScores(workbook, styles, connection, catalog, edition) for edition in editions]
        for scores in live:
            scores.write()
        write_charts(workbook, charts, styles, catalog, live[0])
        for mart in shown:
            write_mart(workbook, styles, connection, catalog, mart)


def write_readme(workbook: Workbook, styles: Styles, catalog: Catalog, shown: list[Mart]) -> None:
    """Write the first sheet: title, notice, conventions and the list of sheets."""
    sheet = workbook.add_worksheet("说明 Readme")
    sheet.hide_gridlines(2)
    for place, wide in enumerate((34, 10, CONTENTS_WIDTH)):
        sheet.set_column(place, place, wide)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 1)
    lines = list(readme_lines(catalog))
    for row, (text, height, look) in enumerate(lines):
        sheet.set_row(row, height)
        sheet.merge_range(row, 0, row, 2, text, styles(text_wrap=True, valign="vcenter", **look))
    headings = len(lines) + 1
    for place, heading in enumerate(("工作表 Sheet", "行数 Rows", "内容 Contents")):
        sheet.write_string(headings, place, heading, styles(**HEADER))
    for row, entry in enumerate(contents_of(catalog, shown), start=headings + 1):
        write_entry(sheet, styles, row, entry)


def write_entry(sheet: Worksheet, styles: Styles, row: int, entry: Entry) -> None:
    """Write one line of the list of sheets, linked to the sheet if there is one."""
    name, row_count, text, has_sheet = entry
    sheet.set_row(row, 16 * (wcswidth(text) // CONTENTS_WIDTH + 1) + 4)
    if has_sheet:
        link = styles(font_color="#0563C1", underline=1, valign="vcenter")
        sheet.write_url(row, 0, f"internal:'{name}'!A1", link, name)
    else:
        sheet.write_string(row, 0, name, styles(valign="vcenter"))
    sheet.write_number(row, 1, row_count, styles("#,##0", valign="vcenter"))
    sheet.write_string(row, 2, text, styles(text_wrap=True, valign="vcenter", indent=1))


def readme_lines(catalog: Catalog) -> Iterator[tuple[str, int, dict]]:
    """Text, row height (points) and format properties of the lines above the list of sheets."""
    yield str(catalog.index.title), 30, {"bold": True, "font_size": 16}
    if catalog.notice:
        yield catalog.notice, 50, {"bg_color": "#FCE4D6", "border": 1}
    zh, en = ("、".join(map(str, catalog.editions)), ", ".join(map(str, catalog.editions)))
    scheme = catalog.build["weight_scheme"]
    yield f"版本 {zh}；权重方案 {scheme}。Editions {en}; weight scheme {scheme}.", 18, {}
    yield CONVENTIONS, 34, {}


def contents_of(catalog: Catalog, shown: list[Mart]) -> Iterator[Entry]:
    """The list of sheets in workbook order, then the marts without a sheet."""
    words, regions = (catalog.level.short_zh, catalog.level.name.en), catalog.competitors
    yield Entry(CHARTS, regions, CHARTS_SHOW.format(catalog.editions[-1], *words), True)
    for edition in reversed(catalog.editions):
        yield Entry(live_name(edition), regions, LIVE.format(edition, *words), True)
    for mart in shown:
        yield Entry(sheet_name(mart), mart.row_count, mart.description, True)
    for mart in catalog.marts:
        if mart not in shown:
            why = TOO_LONG.format(mart.name) if mart.row_count else NO_ROWS
            yield Entry(sheet_name(mart), mart.row_count, f"{mart.description} {why}", False)
