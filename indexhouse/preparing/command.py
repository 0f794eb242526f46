"""`make prepare`: from workbooks and text files to the tables of the contract."""

import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import duckdb

from indexhouse.contract.own_index import check_own_index
from indexhouse.contract.schema import raw_tables
from indexhouse.languages import in_language
from indexhouse.preparing.columns import Change, Left
from indexhouse.preparing.output import Tables
from indexhouse.preparing.reading import REFUSED
from indexhouse.preparing.references import own_index
from indexhouse.preparing.report import Report, SheetCount
from indexhouse.preparing.sheets import Block, Line, Sheet, read_lines
from indexhouse.preparing.sources import Source, sources
from indexhouse.preparing.table_rows import Prepared, TableRows
from indexhouse.preparing.words import rules
from indexhouse.project import TARGET
from indexhouse.running.exchange import replacement_of, state_of
from indexhouse.running.lock import only_one
from indexhouse.running.stopping import Stopped, raise_stopped, received
from indexhouse.running.variables import WrongInputError
from indexhouse.terminal import printable, printable_lines

LISTS = {"changes.csv", "left.csv"}
STEP = 100_000  # rows between two lines of progress


def prepare(source: str, place: str, strict: str, language: str, index: str = "") -> int:
    """Prepare the files of a folder; returns the exit code.

    `index` is the folder of an index of one's own ('' for the project's), `language` zh or en.
    1 if no row was written or a rule of `strict`, which are refused, would have been needed;
    2 if the folders or the rules make no sense.
    """
    try:
        language = chosen_language(language)
        refused = chosen_rules(strict)
        folder, into = chosen_folders(source, place)
        choose_index(index)
    except WrongInputError as problem:
        print(printable_lines(str(problem)), file=sys.stderr)
        return 2
    raise_stopped()
    try:
        with only_one("prepare", TARGET / "preparing.lock"):
            return prepare_folder(folder, into, refused, language)
    except OSError as error:
        return fail(str(error), into, 1)
    except Stopped as stopped:
        return fail("Stopped.", into, stopped.code)
    except (duckdb.Error, RuntimeError) as error:
        code = received[0].code if received else 1
        return fail("Stopped." if received else str(error).splitlines()[0], into, code)


def chosen_language(language: str) -> str:
    language = (language or "en").strip().casefold()[:2]
    if language not in ("zh", "en"):
        raise WrongInputError(f"LANGUAGE={language} is not one of the two languages, zh and en.")
    return language


def choose_index(index: str) -> None:
    """Have names looked up among the regions and indicators of an index of one's own."""
    if not index:
        return
    folder = Path(index)
    faults = [finding for finding in check_own_index(folder) if finding.is_error]
    if faults:
        raise WrongInputError("\n".join(map(str, faults)))
    own_index.append(folder)


def chosen_rules(strict: str) -> frozenset[str]:
    """The rules to refuse; raises WrongInputError if there is none of a name."""
    named = frozenset(filter(None, (rule.strip() for rule in strict.split(","))))
    for rule in sorted(named - rules().keys()):
        known = ", ".join(rules())
        raise WrongInputError(f"STRICT: there is no rule {rule}. The rules are {known}.")
    return named


def chosen_folders(source: str, place: str) -> tuple[Path, Path]:
    """Where to read and where to write; raises WrongInputError if that would lose something."""
    if not source or not place:
        raise WrongInputError("Name the folder of your files and a new one: FROM=DIR TO=DIR.")
    folder, into = Path(source).resolve(), Path(place).resolve()
    if not folder.is_dir():
        raise WrongInputError(f"FROM: there is no folder {source}. Name the folder of your files.")
    if folder in (into, *into.parents) or into in folder.parents:
        raise WrongInputError(f"TO: {place} and {source} are in each other. Name a folder apart.")
    if into.exists() and not into.is_dir():
        raise WrongInputError(f"TO: {place} is a file. Name a folder.")
    there = {path.name for path in into.iterdir()} if into.exists() else set()
    ours = LISTS | {f"{table.name}.parquet" for table in raw_tables()}
    if there and (there - ours or not there >= LISTS):
        strangers = ", ".join(sorted(there - ours)[:3] or sorted(there)[:3])
        raise WrongInputError(
            f"TO: {place} holds what was not prepared, such as {strangers}. Name a new folder."
        )
    return folder, into


def prepare_folder(folder: Path, into: Path, refused: frozenset[str], language: str) -> int:
    """Read everything, and put the result in place at once; returns the exit code."""
    with replacement_of(into) as new, TemporaryDirectory(dir=new) as unfinished:
        tables = Tables(Path(unfinished))
        with Report(new, language) as report:
            for source in sources(folder):
                read_source(source, tables, report, refused)
        tables.finish(new)
    print(report.summary())
    print(printable(closing(into, tables, report, language)))
    return 1 if report.refused or not tables.counts else 0


def read_source(source: Source, tables: Tables, report: Report, refused: frozenset[str]) -> None:
    """Read a sheet, or say why it is left."""
    file, sheet, reason, row, encoding = source
    if sheet is None:
        report.left((file, "", row), [Left("", "", file, reason)], "file")
        return
    if encoding and "encoding" in refused:
        reason = f"{REFUSED}encoding"
    elif encoding:
        change = Change("", "", encoding.upper(), "UTF-8", ("encoding",))
        report.changed((file, "", ""), [change])
    count = report.begin(file, sheet.name)
    lines = left_whole(sheet, reason) if reason else read_lines(sheet)
    rows = None
    for line in lines:
        if isinstance(line, Block):
            rows = TableRows(sheet, line, refused)
            count.tables.append(line.header.table.name)
            place = (file, sheet.name, line.row)
            report.changed(place, [] if rows.refused_header else rows.columns.changes())
            report.left(place, rows.columns.left(), "column")
        else:
            read_line(line, rows, (count, tables, report))


def left_whole(sheet: Sheet, reason: str) -> Iterator[Line]:
    for row, cells in sheet.rows:
        if any(cell not in (None, "") for cell in cells):
            yield Line(row, cells, reason)


def read_line(line: Line, rows: TableRows | None, into: tuple[SheetCount, Tables, Report]) -> None:
    """Write a row, or leave it."""
    count, tables, report = into
    place = (count.file, count.sheet, line.row)
    left = Prepared({}, [], [], line.reason)
    for row in rows.read(line) if rows and not line.reason else [left]:
        count.read += 1
        if count.read % STEP == 0:
            name = f"{count.file} {count.sheet}".strip()
            print(printable(f"{name}: {count.read:,} rows …"), file=sys.stderr, flush=True)
        if row.reason or not rows:
            report.left_row(place, row.column, line.cells, row.reason)
            count.left += 1
        else:
            tables.write(rows.block.header.table, row.values)
            report.changed(place, row.changes)
            report.left(place, row.left, "cell")
            count.written += 1


def closing(into: Path, tables: Tables, report: Report, language: str) -> str:
    """What was written, what is missing, and what to do next."""
    needed = [table.name for table in raw_tables() if not table.is_optional]
    missing = ", ".join(name for name in needed if name not in tables.counts)
    rows = f"{sum(tables.counts.values()):,}"
    zh = f"已写入 {into}：{len(tables.counts)} 个表，{rows} 行；详见 changes.csv 与 left.csv。"
    en = f"Wrote {into}: {len(tables.counts)} tables, {rows} rows; see changes.csv and left.csv."
    zh += f"没有行的表：{missing}。" if missing else ""
    en += f" Tables without rows: {missing}." if missing else ""
    if report.refused:
        zh += f"被拒绝的规则：{', '.join(report.refused)}。"
        en += f" Rules that were refused: {', '.join(report.refused)}."
    return in_language(
        language, f"{zh}下一步：make check RAW={into}", f"{en} Next: make check RAW={into}"
    )


def fail(message: str, place: Path, code: int) -> int:
    """Print the message and the state of the folder to stderr; return the exit code."""
    print(printable(message), file=sys.stderr)
    print(printable(state_of(place)), file=sys.stderr)
    return code
