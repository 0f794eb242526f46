"""Workbooks of Excel, WPS and LibreOffice: their sheets, one in memory at a time."""

from collections.abc import Iterator
from pathlib import Path

from python_calamine import (
    CalamineError,
    CalamineSheet,
    CalamineWorkbook,
    PasswordError,
    SheetTypeEnum,
    SheetVisibleEnum,
)

from indexhouse.preparing.reading import Cell, Unreadable
from indexhouse.preparing.sheets import Sheet

# The part of a workbook with a password that holds the workbook.
ENCRYPTED = "EncryptedPackage".encode("utf-16-le")


def workbook_sheets(path: Path, file: str) -> Iterator[tuple[Sheet, str]]:
    """The sheets of a workbook, each with a reason to leave it, if there is one.

    Raises Unreadable if it cannot be opened.
    """
    try:
        with CalamineWorkbook.from_filelike(open(path, "rb")) as workbook:
            for described in workbook.sheets_metadata:
                if described.typ == SheetTypeEnum.WorkSheet:
                    sheet = workbook.get_sheet_by_name(described.name)
                    is_visible = described.visible == SheetVisibleEnum.Visible
                    yield as_sheet(sheet, file), "" if is_visible else "hidden_sheet"
    except PasswordError:
        raise Unreadable("encrypted") from None
    except CalamineError:
        is_encrypted = ENCRYPTED in path.read_bytes()
        raise Unreadable("encrypted" if is_encrypted else "damaged") from None


def as_sheet(sheet: CalamineSheet, file: str) -> Sheet:
    """The rows count from 1, as the spreadsheet counts them; the columns from 0."""
    merged = [
        (top + 1, bottom + 1, left, right)
        for (top, left), (bottom, right) in sheet.merged_cell_ranges or ()
    ]
    return Sheet(file, sheet.name, numbered(sheet), merged=merged)


def numbered(sheet: CalamineSheet) -> Iterator[tuple[int, list[Cell]]]:
    left = [None] * (sheet.start[1] if sheet.start else 0)
    for row, cells in enumerate(sheet.iter_rows(), start=1):
        yield row, [*left, *cells]
