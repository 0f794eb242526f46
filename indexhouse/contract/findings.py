"""What a check finds in a raw file."""

from dataclasses import dataclass
from pathlib import Path

from indexhouse.terminal import printable


@dataclass(frozen=True)
class Finding:
    """What is wrong, where (file, row, column), which value, and what to do about it.

    Rows are numbered as in a spreadsheet: the header of a CSV file is row 1. An error stops a
    build; a note does not.
    """

    file: Path
    problem: str
    remedy: str
    row: int | None = None
    column: str | None = None
    value: str | None = None
    is_error: bool = True

    def __str__(self) -> str:
        """The finding as one line."""
        place = [str(self.file)]
        place += [f"row {self.row}"] if self.row is not None else []
        place += [f"column {self.column}"] if self.column else []
        # As Python writes it, so that a full-width or no-break space can be seen.
        place += [f"value {self.value!r}"] if self.value is not None else []
        kind = "error" if self.is_error else "note"
        return printable(f"{kind}: {', '.join(place)}: {self.problem}. {self.remedy}")


def without_rows(file: Path, *, is_optional: bool) -> Finding:
    """A table without rows, which only one that may be left out may be."""
    if is_optional:
        remedy = "Nothing is counted from it; the file may be left out."
    else:
        remedy = "Write its rows; every table is needed."
    return Finding(file, "the table has no rows", remedy, is_error=not is_optional)
