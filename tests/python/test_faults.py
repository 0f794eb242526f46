"""The catalogue of tests/faults: every fault has the outcome that docs/input_contract.md gives.

Row faults are built together, each in a row of its own; file faults are looked at one by one;
configuration faults are built in two groups.
"""

import csv
import json
import re
from collections import Counter
from pathlib import Path

import duckdb
import pytest
import yaml
from changes import as_parquet
from configuration_faults import SEED_FAULTS, TREE_FAULTS
from conftest import NO_UNIT_TESTS, PROJECT, copy_project, dbt_build, make_build, query
from file_faults import FILE_FAULTS, FILE_FORMS
from random_library import random_library, write_library
from row_faults import ROW_FAULTS

from indexhouse.contract import check

REJECTED = {name: fault for name, fault in ROW_FAULTS.items() if fault.reason}
ACCEPTED = {name: fault for name, fault in ROW_FAULTS.items() if not fault.reason}
LIBRARY = random_library(seed=7, row_count=600, editions=[2022, 2023])


def test_the_catalogue_has_forty_faults_and_more():
    assert len(ROW_FAULTS) + len(FILE_FAULTS) + len(SEED_FAULTS) + len(TREE_FAULTS) >= 40


# Rows ----------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def faulty_rows() -> dict[str, list[dict[str, str]]]:
    rows = {table: list(good) for table, good in LIBRARY.items()}
    for name, fault in ROW_FAULTS.items():
        rows[f"raw_{fault.table}"] += [fault.row(name)] * fault.rows
    return rows


@pytest.fixture(scope="module")
def faulty_folder(faulty_rows, tmp_path_factory) -> Path:
    """Good files in every form, with all the row faults in them."""
    folder = tmp_path_factory.mktemp("faults") / "raw"
    write_library(faulty_rows, folder)
    for change in FILE_FORMS.values():
        change(folder)
    return folder


@pytest.fixture(scope="module")
def audited(good_project, faulty_folder, tmp_path_factory) -> Path:
    """A warehouse whose build was told to go on in spite of rejected rows."""
    path = tmp_path_factory.mktemp("audited") / "warehouse.duckdb"
    build = make_build(
        good_project, path, "--raw", str(faulty_folder), "--vars", "{max_rejected_share: 1}"
    )
    assert build.returncode == 0, build.stdout + build.stderr
    return path


@pytest.fixture(scope="module")
def rejected_rows(audited) -> list[tuple]:
    """Table, column, reason, and the row as it came with empty text for unknown."""
    return [
        (table, column, reason, {name: value or "" for name, value in json.loads(row).items()})
        for table, column, reason, row in query(
            audited,
            "select raw_table, rejected_column, reason_code, raw_row from audit.audit_rejected_rows",
        )
    ]


@pytest.mark.parametrize("name", REJECTED)
def test_a_row_is_rejected_with_its_column_and_reason_as_it_came(rejected_rows, name):
    fault = REJECTED[name]
    row = fault.row(name)
    found = [
        (column, reason)
        for table, column, reason, raw in rejected_rows
        if (table, raw) == (fault.table, row)
    ]
    assert found == [(fault.column, fault.reason)] * fault.rows


@pytest.mark.parametrize("name", ACCEPTED)
def test_a_row_is_accepted_and_read_as_documented(audited, faulty_folder, name):
    fault = ACCEPTED[name]
    key = fault.row(name)[list(fault.row(name))[1]].strip()
    [(rejection, *values)] = query(
        audited,
        f"select rejection, {', '.join(fault.reads)} from intermediate.int_{fault.table}_screened"
        f" where row_key = '{key}'",
    )
    assert rejection is None
    assert [
        value if value is None or isinstance(value, int) else str(value) for value in values
    ] == list(fault.reads.values())


def test_no_other_row_is_rejected(rejected_rows):
    assert len(rejected_rows) == sum(fault.rows for fault in REJECTED.values())


def test_accepted_and_rejected_rows_are_the_raw_rows(audited, faulty_rows):
    counts = query(
        audited,
        "select raw_table, raw_rows, accepted_rows, rejected_rows from audit.audit_row_counts",
    )
    raw, accepted, rejected = Counter(), Counter(), Counter()
    for table, *numbers in counts:
        for counter, number in zip((raw, accepted, rejected), numbers, strict=True):
            counter[table] += number
    assert raw == {table.removeprefix("raw_"): len(rows) for table, rows in faulty_rows.items()}
    assert +rejected == Counter(
        fault.table for fault in REJECTED.values() for _ in range(fault.rows)
    )
    assert raw == accepted + rejected


def test_check_points_at_the_values_that_intake_cannot_read_and_stops_nothing(faulty_folder):
    findings = list(check.check_folder(faulty_folder))
    assert not [finding for finding in findings if finding.is_error]
    expected = Counter(
        (f"raw_{fault.table}.csv", fault.column)
        for fault in REJECTED.values()
        if fault.reason == "unreadable_value"
    )
    found = {}
    for finding in findings:
        more = re.search(r"in (\d+) more rows", finding.problem)
        found[finding.file.name, finding.column] = 1 + int(more[1] if more else 0)
    assert found == expected


def test_check_gives_the_row_as_a_spreadsheet_numbers_it(faulty_folder, faulty_rows):
    findings = [finding for finding in check.check_folder(faulty_folder) if finding.row]
    assert findings
    for finding in findings:
        row = faulty_rows[finding.file.stem][finding.row - 2]
        assert row[finding.column] == finding.value


def test_a_build_stops_at_rejected_rows_and_says_which(good_project, good_warehouse, faulty_folder):
    before = good_warehouse.read_bytes()
    build = make_build(good_project, good_warehouse, "--raw", str(faulty_folder))
    assert build.returncode == 1
    groups = Counter(
        (fault.table, fault.column, fault.reason)
        for fault in REJECTED.values()
        for _ in range(fault.rows)
    )
    for (table, column, reason), count in groups.items():
        rows = f"where raw_table = '{table}' and reason_code = '{reason}'"
        assert re.search(
            rf"raw_{table}, column {column}: {count} rows? rejected, .*select \* from audit.audit_rejected_rows {rows}",
            build.stdout,
        ), (table, column, reason)
    assert f"{good_warehouse} is unchanged" in build.stderr
    assert "Traceback" not in build.stdout + build.stderr
    assert good_warehouse.read_bytes() == before
    [kept] = re.findall(r"audit schema, is in (.*)\.$", build.stderr, re.MULTILINE)
    assert query(Path(kept), "select count(*) from audit.audit_rejected_rows") == [
        (groups.total(),)
    ]


# Files ---------------------------------------------------------------------------------------


@pytest.fixture
def folder(tmp_path) -> Path:
    write_library(LIBRARY, tmp_path / "raw")
    return tmp_path / "raw"


def test_check_finds_nothing_in_a_good_folder(folder):
    assert list(check.check_folder(folder)) == []


@pytest.mark.parametrize("name", FILE_FORMS)
def test_check_takes_a_file_in_another_form(folder, name):
    FILE_FORMS[name](folder)
    assert list(check.check_folder(folder)) == []


@pytest.mark.parametrize("name", FILE_FAULTS)
def test_check_refuses_a_file_and_says_why(folder, name):
    FILE_FAULTS[name].change(folder)
    [finding] = check.check_folder(folder)
    assert finding.is_error
    assert re.search(FILE_FAULTS[name].check_says, str(finding), re.DOTALL), str(finding)
    assert finding.remedy


@pytest.mark.parametrize("name", ["a table is missing", "GBK", "a Parquet file that was cut off"])
def test_a_build_refuses_a_file_before_it_begins(good_project, good_warehouse, folder, name):
    before = good_warehouse.read_bytes()
    FILE_FAULTS[name].change(folder)
    build = make_build(good_project, good_warehouse, "--raw", str(folder))
    assert build.returncode == 1
    assert re.search(FILE_FAULTS[name].check_says, build.stdout)
    assert f"Nothing was built. {good_warehouse} is unchanged." in build.stderr
    assert "Traceback" not in build.stdout + build.stderr
    assert good_warehouse.read_bytes() == before


# Configuration -------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def raw(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("good") / "raw"
    write_library(LIBRARY, folder)
    return folder


def report_on(faults: dict, raw: Path, folder: Path) -> str:
    """What a build of the configuration alone says when it has all these faults."""
    project = copy_project(folder / "project")
    variables = {"raw_location": str(raw)}
    for fault in faults.values():
        fault.change(project)
        variables |= fault.variables
    build = dbt_build(
        folder / "warehouse.duckdb",
        *NO_UNIT_TESTS,
        *("--select", "+the_configuration_has_no_problems", "--vars", yaml.dump(variables)),
        project=project,
    )
    assert build.returncode != 0
    assert "Failure in test the_configuration_has_no_problems" in build.stdout, build.stdout
    return build.stdout


@pytest.fixture(scope="module")
def seeds_report(raw, tmp_path_factory) -> str:
    return report_on(SEED_FAULTS, raw, tmp_path_factory.mktemp("seeds"))


@pytest.fixture(scope="module")
def tree_report(raw, tmp_path_factory) -> str:
    return report_on(TREE_FAULTS, raw, tmp_path_factory.mktemp("tree"))


def assert_reported(fault, report: str) -> None:
    """A sentence that names file, row, column, value, meaning and remedy."""
    with (PROJECT / "seeds/reference/fault_kinds.csv").open(encoding="utf-8", newline="") as file:
        [kind] = [kind for kind in csv.DictReader(file) if kind["reason_code"] == fault.reason]
    place = re.escape(f"{fault.file}, row {fault.row}, column ")
    says = re.escape(f": {kind['meaning_en']}. {kind['remedy_en']}.")
    assert re.search(rf"^{place}\w+, value .+{says}$", report, re.MULTILINE), report


@pytest.mark.parametrize("name", SEED_FAULTS)
def test_a_fault_of_weights_judgements_circles_or_editions_is_reported(seeds_report, name):
    assert_reported(SEED_FAULTS[name], seeds_report)


@pytest.mark.parametrize("name", TREE_FAULTS)
def test_a_fault_of_the_tree_is_reported(tree_report, name):
    assert_reported(TREE_FAULTS[name], tree_report)


def test_a_build_with_a_bad_configuration_leaves_the_warehouse_alone(good_warehouse, raw, project):
    before = good_warehouse.read_bytes()
    fault = SEED_FAULTS["weights that do not add up"]
    fault.change(project)
    build = make_build(project, good_warehouse, "--raw", str(raw))
    assert build.returncode == 1
    assert_reported(fault, build.stdout)
    assert f"{good_warehouse} is unchanged" in build.stderr
    assert good_warehouse.read_bytes() == before


# Four levels of ten references each would be ten thousand values; nine are a billion.
LAUGHS = "a: &a [x]\n" + "".join(
    f"{new}: &{new} [{', '.join([f'*{old}'] * 10)}]\n"
    for old, new in zip("abcdefghi", "bcdefghij", strict=True)
)


@pytest.mark.parametrize(
    ("arguments", "message"),
    {
        "a misspelt variable": (
            ["--vars", "{max_rejected_shares: 1}"],
            "no variable is named max_rejected_shares",
        ),
        "variables that are no YAML": (
            ["--vars", "{weight_scheme: ["],
            "is not of the form {name: value}",
        ),
        "a share in per cent": (["--vars", "{max_rejected_share: 1.5}"], "a number from 0 to 1"),
        "a share that is a text": (["--vars", "{max_rejected_share: 1%}"], "a number from 0 to 1"),
        "a share that is no number": (["--vars", "{max_rejected_share: .nan}"], "from 0 to 1"),
        "a folder that is a number": (["--vars", "{raw_location: 7}"], "must be a text"),
        "a folder that is nothing": (["--vars", "{raw_location: null}"], "must be a text"),
        "a folder that is a date": (["--vars", "{raw_location: 2023-01-31}"], "must be a text"),
        "a date that is none": (["--vars", "{raw_location: 2023-13-31}"], "form {name: value}"),
        "a list": (["--vars", "{raw_location: [a, b]}"], "form {name: value}"),
        "a variable set twice": (
            ["--vars", "{weight_scheme: ahp, weight_scheme: printed}"],
            "weight_scheme is there twice",
        ),
        "anchors that fill the memory": (["--vars", LAUGHS], "form {name: value}"),
        "brackets without an end": (["--vars", "[" * 10_000], "form {name: value}"),
        "a very long text": (["--vars", "x" * 10_000], "x… is not of the form"),
        "an object of Python": (
            ["--vars", "{weight_scheme: !!python/object/apply:os.getcwd []}"],
            "form {name: value}",
        ),
        "control codes": (["--vars", '{weight_scheme: "\\e[2J"}'], r"'\x1b[2J' but must be a text"),
        "a folder with control codes": (["--raw", "a\x1b[2J"], r"'a\x1b[2J' has control codes"),
        "a folder with a very long name": (["--raw", "x" * 300], "File name too long"),
        "a folder that is not there": (["--raw", "nowhere"], "Nothing was built."),
        "a folder named in the variables": (
            ["--vars", "{raw_location: nowhere}"],
            "Nothing was built.",
        ),
    }.values(),
)
def test_a_command_line_that_is_wrong_is_refused_in_a_sentence(
    good_project, good_warehouse, arguments, message
):
    build = make_build(good_project, good_warehouse, *arguments)
    assert build.returncode != 0
    assert message in build.stderr
    assert "Traceback" not in build.stderr


def test_a_warehouse_is_not_named_as_a_schema_inside(good_project, tmp_path):
    build = make_build(good_project, tmp_path / "marts.duckdb")
    assert "marts is the name of a schema" in build.stderr


def test_parts_keep_their_types_and_a_value_may_be_unknown_everywhere(
    good_project, folder, tmp_path
):
    """A part of text beside one of integers is not rounded; no valuation at all is no fault.

    A table without rows of an edition is no fault either, but told.
    """
    parks = duckdb.sql(f"from read_csv('{folder}/raw_parks.csv', all_varchar = true)")
    parks.filter("edition <> '2023'").write_parquet(str(folder / "raw_parks.parquet"))
    (folder / "raw_parks.csv").unlink()
    as_parquet("raw_enterprises", "* replace ('' as valuation_cny_100m)")(folder)
    universities = duckdb.sql(f"from read_csv('{folder}/raw_universities.csv', all_varchar = true)")
    (folder / "raw_universities").mkdir()
    parts = {
        "1": universities.project("* replace (cast(patent_count as integer) as patent_count)"),
        "2": universities.limit(1).project(
            "* replace ('with a half' as university_id, '7.5' as patent_count)"
        ),
    }
    for name, rows in parts.items():
        rows.write_parquet(str(folder / "raw_universities" / f"{name}.parquet"))
    (folder / "raw_universities.csv").unlink()
    path = tmp_path / "warehouse.duckdb"
    build = make_build(
        good_project, path, "--raw", str(folder), "--vars", "{max_rejected_share: 1}"
    )
    assert build.returncode == 0, build.stdout + build.stderr
    assert re.findall("^Note: .*$", build.stdout, re.MULTILINE) == [
        "Note: raw_parks has no accepted row of edition 2023: it counts as 0."
    ]
    assert query(
        path, "select row_key, rejected_column, reason_code from audit.audit_rejected_rows"
    ) == [("with a half", "patent_count", "unreadable_value")]
    valuations = "select distinct numerator from marts.fct_indicator_values where node_code = 'enterprise_mean_valuation'"
    assert query(path, valuations) == [(0,)]


# Documents -----------------------------------------------------------------------------------


@pytest.mark.parametrize("page", ["input_contract.md", "input_contract.zh.md"])
def test_the_contract_page_names_every_reason_for_a_rejection(page):
    text = (PROJECT / "docs" / page).read_text(encoding="utf-8")
    assert {fault.reason for fault in REJECTED.values() if f"`{fault.reason}`" not in text} == set()
