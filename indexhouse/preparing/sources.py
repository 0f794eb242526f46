"""The files of a folder, each as its sheets."""

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from indexhouse.contract.folders import HIDDEN
from indexhouse.contract.signatures import HEAD, WORKBOOKS, what_it_is
from indexhouse.preparing.reading import Unreadable
from indexhouse.preparing.sheets import Sheet
from indexhouse.preparing.text_files import text_sheet
from indexhouse.preparing.workbooks import workbook_sheets

IS_WORKBOOK = {*WORKBOOKS.values(), "an old Excel workbook"}
IS_TEXT = {"text", "a gzip file", ""}


class Source(NamedTuple):
    """A sheet, with its file's encoding if that is not UTF-8; or why it, or its file, is left."""

    file: str
    sheet: Sheet | None
    reason: str = ""
    row: int | str = ""
    encoding: str = ""


def sources(folder: Path) -> Iterator[Source]:
    """Every file of a folder and of those in it, by name."""
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            file = path.relative_to(folder).as_posix()
            try:
                if any(part.startswith(HIDDEN) for part in Path(file).parts):
                    raise Unreadable("hidden_file")
                yield from sheets_of(path, file)
            except Unreadable as unreadable:
                yield Source(file, None, unreadable.reason, unreadable.row)
            except PermissionError:
                yield Source(file, None, "no_permission")


def sheets_of(path: Path, file: str) -> Iterator[Source]:
    """The sheets of a file, by what it is and not by what its name says."""
    with open(path, "rb") as content:
        name, _ = what_it_is(content.read(HEAD), path)
    if name in IS_WORKBOOK:
        for sheet, reason in workbook_sheets(path, file):
            yield Source(file, sheet, reason)
    elif name in IS_TEXT:
        sheet, encoding = text_sheet(path, file)
        is_utf_8 = encoding.startswith("utf-8")
        yield Source(file, sheet, encoding="" if is_utf_8 else encoding)
    else:
        raise Unreadable("not_a_table")
