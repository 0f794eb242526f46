"""What the check saw: for each table its form, its rows and what is known of them, by edition."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import duckdb

from indexhouse.contract.schema import RawTable, raw_tables
from indexhouse.contract.staging import columns_of, files_by_form, reading, text
from indexhouse.text_table import table as aligned

# Columns of the overview: rows of other editions are counted together.
EDITIONS_SHOWN = 8
Edition = int | None  # None: missing, or no number


@dataclass(frozen=True)
class Profile:
    """A table as a build would read it: rows by edition, and known values by column and edition."""

    table: str
    form: str
    rows: Counter[Edition]
    known: dict[str, Counter[Edition]]


def profiles_in(folder: Path) -> list[Profile]:
    """The tables of a folder that can be read."""
    return [each for table in raw_tables() for each in profile(folder, table)]


def overview(profiles: list[Profile]) -> str:
    """The profiles as one text table."""
    total: Counter[Edition] = Counter()
    for each in profiles:
        total.update(each.rows)
    shown = [edition for edition, _ in total.most_common() if edition is not None][:EDITIONS_SHOWN]
    editions: list[set[Edition]] = [{edition} for edition in sorted(shown)]
    others = set(total) - set(shown)
    headings = [str(edition) for edition in sorted(shown)] + (["other"] if others else [])
    lines = [
        line for each in profiles for line in lines_of(each, editions + [others] * bool(others))
    ]
    return aligned(["rows, known values", "read from", *headings], lines, text_columns=(0, 1))


def profile(folder: Path, table: RawTable) -> Iterator[Profile]:
    """The profile of a table, if it can be read."""
    forms = files_by_form(folder, table.name)
    if len(forms) != 1:
        return
    [(form, files)] = forms.items()
    names = [column.name for column in table.columns]
    counts = ", ".join(f"count({text(column)})" for column in table.columns)
    query = (
        f"select try_cast(raw_rows.edition as bigint), count(*), {counts}"
        f" from (select {columns_of(form, files[0])} from {reading(form, files)}) as raw_rows"
        " group by all"
    )
    try:
        with duckdb.connect() as connection:
            found = connection.execute(query).fetchall()
    except duckdb.Error:  # a finding has said why
        return
    rows = Counter({edition: row_count for edition, row_count, *_ in found})
    known = {
        name: Counter({line[0]: line[2 + place] for line in found})
        for place, name in enumerate(names)
    }
    yield Profile(table.name, name_of(form, files), rows, known)


def name_of(form: str, files: list[Path]) -> str:
    kind = "CSV" if ".csv" in form else "Parquet"
    kind += ", gzip" if form.endswith(".gz") else ""
    if "*" not in form:
        return kind
    return f"{kind}, {len(files)} {'part' if len(files) == 1 else 'parts'}"


def lines_of(profile: Profile, editions: list[set[Edition]]) -> Iterator[list[str]]:
    """A line of rows, and a line for each column that is not known in all of them."""
    rows = [sum(profile.rows[edition] for edition in group) for group in editions]
    yield [profile.table, profile.form, *(f"{count:,}" for count in rows)]
    for column, counts in profile.known.items():
        known = [sum(counts[edition] for edition in group) for group in editions]
        if known != rows:
            yield [f"  {column}", "", *map(share, known, rows)]


def share(known: int, rows: int) -> str:
    """The share in per cent; never 0 % or 100 % by rounding."""
    if not rows:
        return ""
    if 0 < known / rows < 0.001:
        return "< 0.1 %"
    if 0.999 < known / rows < 1:
        return "> 99.9 %"
    return f"{known / rows:.1%}".replace("%", " %").replace(".0 %", " %")
