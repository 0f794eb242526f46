"""`make prepare`: files as institutes have them become the contract's tables, and nothing is lost."""

import csv
from pathlib import Path

import duckdb
import oracle
import pytest
from conftest import PROJECT, assert_equal_scores, indexhouse, make_build
from messy import Mess
from random_library import random_library, write_library

from indexhouse.contract.schema import contract
from indexhouse.contract.staging import sql_type

EDITIONS = [2022, 2023]


def prepare(source: Path, into: Path, *more: str):
    return indexhouse(PROJECT, "prepare", str(source), str(into), *more)


def listed(file: Path) -> list[dict[str, str]]:
    with file.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def rows_of(file: Path) -> list[dict]:
    found = duckdb.execute(f"from '{file}'")
    names = [column[0] for column in found.description]
    return [dict(zip(names, values, strict=True)) for values in found.fetchall()]


def written(into: Path) -> int:
    return sum(len(rows_of(file)) for file in into.glob("*.parquet"))


@pytest.fixture(scope="module")
def library():
    return random_library(seed=12, row_count=1200, editions=EDITIONS)


@pytest.fixture(scope="module")
def mess(library, tmp_path_factory) -> Mess:
    """A workbook of three sheets, one a year, and text files in every encoding."""
    mess = Mess(tmp_path_factory.mktemp("messy"))
    of = {name.removeprefix("raw_"): (name, rows) for name, rows in library.items()}
    sheets = {"企业": of["enterprises"], "投资机构": of["investors"], "高校": of["universities"]}
    mess.workbook("人工智能产业调查.xlsx", sheets)
    mess.workbook(
        "关系.xlsx", {"投融资": of["capital_relations"], "技术关系": of["technology_relations"]}
    )
    mess.text("科研机构.csv", *of["institutes"], "utf-16", "\t")
    mess.text("raw_alliances.csv", *of["alliances"], "gb18030", ",")
    mess.text("Policies.txt", *of["policies"], "utf-8-sig", ";")
    mess.text("园区.tsv", *of["parks"], "utf-8", "\t")
    mess.text("核心人才.csv", *of["core_people"], "gb18030", ",")
    for edition in EDITIONS:
        name, rows = of["conferences"]
        rows = [row for row in rows if row["edition"] == str(edition)]
        mess.text(f"会议{edition}.csv", name, rows, "gb18030", ",", without_edition=True)
    return mess


@pytest.fixture(scope="module")
def prepared(mess, tmp_path_factory) -> Path:
    into = tmp_path_factory.mktemp("prepared") / "raw"
    done = prepare(mess.folder, into)
    assert done.returncode == 0, done.stdout + done.stderr
    return into


def test_a_messy_library_comes_out_as_it_was(library, prepared, tmp_path):
    write_library(library, tmp_path / "raw")
    for table, columns in contract().items():
        cast = ", ".join(
            f"cast(nullif(trim({name}), '') as {sql_type(kind)})" for name, kind in columns.items()
        )
        expected = f"select {cast} from read_csv('{tmp_path}/raw/{table}.csv', all_varchar = true)"
        found = f"from '{prepared}/{table}.parquet'"
        assert duckdb.execute(found).fetchall() == duckdb.execute(expected).fetchall(), table


def test_every_change_is_listed_and_no_other(mess, prepared):
    changes = {
        (row["file"], row["sheet"], int(row["row"]), row["column"]): (row["from"], row["to"])
        for row in listed(prepared / "changes.csv")
        if row["rule"] not in ("header", "encoding")
    }
    assert changes == {place: cell for place, cell in mess.cells.items() if cell[0] != cell[1]}


def test_what_is_around_the_tables_is_left(mess, prepared):
    left = listed(prepared / "left.csv")
    assert {row["reason"] for row in left} == {"title_row", "total_row", "note_row"}
    assert written(prepared) + len(left) == mess.rows


def test_what_was_prepared_is_checked_and_built_to_rankings(
    prepared, library, good_project, tmp_path
):
    check = indexhouse(good_project, "check", str(prepared))
    assert check.returncode == 0 and "A build would go on." in check.stdout, check.stdout
    build = make_build(good_project, tmp_path / "built.duckdb", "--raw", str(prepared))
    assert build.returncode == 0, build.stdout + build.stderr
    write_library(library, tmp_path / "raw")
    expected = oracle.index_scores(oracle.printed_weights(), tmp_path / "raw", EDITIONS)
    assert_equal_scores(tmp_path / "built.duckdb", expected)
