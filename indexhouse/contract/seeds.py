"""Check the seeds before dbt reads them: of one that it cannot read, it names neither file nor row.

Looks at the form of a seed: its encoding, its header, its rows, and cells that are no value of
their column's type. models/intermediate/configuration judges what the values mean.
"""

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from unicodedata import normalize

from indexhouse.contract.csv_file import undecodable
from indexhouse.contract.findings import Finding
from indexhouse.contract.schema import CONTRACT
from indexhouse.project import PROJECT, SEEDS, read_yaml


def is_whole(cell: str) -> bool:
    return bool(re.fullmatch("[+-]?[0-9]{1,18}", cell))


def is_number(cell: str) -> bool:
    return bool(re.fullmatch(r"[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]{1,2})?", cell))


def is_truth(cell: str) -> bool:
    return cell.lower() in ("true", "false")


def is_day(cell: str) -> bool:
    """2023-01-31, or 2023/1/31 as spreadsheets write it."""
    parts = re.fullmatch(r"([0-9]{4})([-/])([0-9]{1,2})\2([0-9]{1,2})", cell)
    try:
        return bool(parts and date(*map(int, parts.group(1, 3, 4))))
    except ValueError:
        return False


# SQL type -> how to tell its values, what they are called, and how to write them.
WHOLE = (is_whole, "whole number", "Write half-width digits alone, such as 2024.")
FORMS = {
    "integer": WHOLE,
    "bigint": WHOLE,
    "double": (
        is_number,
        "number",
        "Write half-width digits without a unit or a percent sign, such as 0.05.",
    ),
    "boolean": (is_truth, "true or false", "Write true or false."),
    "date": (is_day, "date", "Write it as 2023-01-31."),
}


@dataclass(frozen=True)
class Seed:
    """A seed as its YAML describes it: the SQL type of each column, and the columns of its key.

    `optional` are columns that the file may leave out.
    """

    file: Path
    types: dict[str, str]
    key: tuple[str, ...]
    optional: frozenset[str] = frozenset()

    @property
    def is_raw(self) -> bool:
        """A table of the sample library, whose cells intake judges as those of any raw table."""
        return self.file.parent.name == "raw"


def seeds() -> list[Seed]:
    """Every seed that a YAML file of the project describes."""
    described = [*sorted(SEEDS.glob("*/*.yml")), CONTRACT]
    return [
        read_seed(SEEDS / ("raw" if file == CONTRACT else file.parent.name), seed)
        for file in described
        for seed in read_yaml(file)["seeds"]
    ]


def read_seed(folder: Path, seed: dict) -> Seed:
    types = {column["name"]: column["data_type"] for column in seed["columns"]}
    config = seed["config"]
    return Seed(
        folder / f"{seed['name']}.csv",
        types | config.get("column_types", {}),
        tuple(config["meta"].get("key", ())),
    )


def print_seed_findings() -> int:
    """Print what is wrong with the seeds; returns how many errors there are."""
    findings = list(check_seeds())
    for finding in findings:
        print(replace(finding, file=finding.file.relative_to(PROJECT)))
    return len(findings)


def check_seeds() -> Iterator[Finding]:
    """What is wrong with the form of the seeds, seed by seed."""
    known = seeds()
    for seed in known:
        yield from check_seed(seed)
    for stranger in sorted({*SEEDS.rglob("*.csv")} - {seed.file for seed in known}):
        problem = "dbt would load this file, but the project has no seed of this name"
        yield Finding(stranger, problem, "Move it out of seeds/.")


def check_seed(seed: Seed) -> Iterator[Finding]:
    """Findings on one seed; of several of a kind in a column the first, and how many they are."""
    if not seed.file.is_file():
        yield Finding(seed.file, "the seed is missing", "Put it back: the project needs it.")
        return
    unreadable = undecodable(seed.file) or mixed_line_ends(seed.file)
    if unreadable:
        yield unreadable
        return
    alike: dict[tuple, list[Finding]] = {}
    for finding in read_findings(seed):
        kind = finding.problem, finding.column
        alike.setdefault(kind, []).append(finding)
    for first, *others in alike.values():
        more = f" (and so in {len(others):,} more rows)" if others else ""
        yield replace(first, problem=first.problem + more)


def mixed_line_ends(file: Path) -> Finding | None:
    """The first line that ends otherwise than the header: it was added outside a spreadsheet."""
    with open(file, "rb") as content:
        ends = [line.endswith(b"\r\n") for line in content if line.endswith(b"\n")]
    for row, end in enumerate(ends, start=1):
        if end != ends[0]:
            problem = (
                "the line does not end as the ones above it: one as on Windows, one as on Unix"
            )
            return Finding(file, problem, "Save the file again, with one kind of line ends.", row)
    return None


def read_findings(seed: Seed) -> Iterator[Finding]:
    """The findings of reading a seed; none on its rows if its header is wrong."""
    row = 0  # the last one that could be read
    with open(seed.file, encoding="utf-8-sig", newline="") as lines:
        rows = csv.reader(lines, strict=True)
        try:
            header = [name.strip(" ").lower() for name in next(rows, [])]
            row = 1
            faults = list(header_faults(seed, header))
            yield from faults
            # The rows of the sample library are guarded by their hashes, and judged by intake.
            for row, cells in enumerate([] if faults or seed.is_raw else rows, start=2):
                yield from row_faults(seed, header, row, cells)
        except csv.Error as error:
            remedy = "Close its quotes, and write a quote inside a value twice."
            yield Finding(seed.file, f"the row cannot be read ({error})", remedy, row + 1)


def header_faults(seed: Seed, header: list[str]) -> Iterator[Finding]:
    """Columns that are missing, unknown or there twice."""
    columns = f"The header is {','.join(seed.types)}."
    if seed.optional:
        columns += f" It may leave out {', '.join(sorted(seed.optional))}."
    other_signs = [sign for sign in ";\t|" if len(header) == 1 and sign in header[0]]
    first_row = ",".join(header)[:80]
    if other_signs:
        problem = f"the columns are separated by {other_signs[0]!r}, not by commas"
        remedy = 'Save it as "CSV UTF-8 (comma delimited)".'
        yield Finding(seed.file, problem, remedy, row=1, value=first_row)
    elif not set(header) & set(seed.types):
        yield Finding(seed.file, "the header is missing", columns, row=1, value=first_row)
    else:
        for name in dict.fromkeys([*seed.types, *header]):
            if name in seed.optional and name not in header:
                continue
            if name not in header:
                problem = "the column is missing"
                yield Finding(seed.file, problem, columns, row=1, column=name)
            elif name not in seed.types:
                problem = "the seed has no column of this name"
                yield Finding(seed.file, problem, columns, row=1, value=name)
            elif header.count(name) > 1:
                problem = "the column is there twice"
                yield Finding(seed.file, problem, columns, row=1, column=name)


def row_faults(seed: Seed, header: list[str], row: int, cells: list[str]) -> Iterator[Finding]:
    if not cells:  # a blank line, which the build skips
        return
    if not any(cell.strip() for cell in cells):
        yield Finding(seed.file, "the row is empty", "Delete it.", row)
    elif len(cells) != len(header):
        problem = "the row has more values than columns, or fewer"
        remedy = "Give each column one value; put a value that holds a comma in double quotes."
        yield Finding(seed.file, problem, remedy, row, value=",".join(cells)[:80])
    else:
        for name, cell in zip(header, cells, strict=True):
            problem, remedy = cell_fault(seed, name, cell)
            if problem:
                yield Finding(seed.file, problem, remedy, row, name, cell)


def cell_fault(seed: Seed, name: str, cell: str) -> tuple[str, str]:
    """What is wrong with a cell, and what to do about it; empty texts if nothing is."""
    if not cell.isprintable():
        return "the value contains an invisible character", "Type it again."
    if cell != cell.strip():
        return "there is a space before or after the value", "Remove it."
    if name in seed.key and normalize("NFKC", cell) != cell:
        return "the key has full-width letters or digits", "Write them half-width."
    is_value, kind, remedy = FORMS.get(seed.types[name], (bool, "", ""))
    if cell and not is_value(cell):
        return f"this is no {kind}", remedy
    return "", ""
