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
import oracle
import pytest
import yaml
from changes import as_parquet, partitioned, replaced
from configuration_faults import SEED_FAULTS, TREE_FAULTS
from conftest import (
    NO_UNIT_TESTS,
    PROJECT,
    assert_equal_scores,
    copy_project,
    dbt_build,
    indexhouse,
    make_build,
    query,
    untraced,
)
from file_faults import FILE_FAULTS, FILE_FORMS, FILE_NOTES, OTHER_FORMS
from random_library import random_library, write_library
from row_faults import ROW_FAULTS

from indexhouse.contract import check, command
from indexhouse.contract.overview import overview, profiles_in, share
from indexhouse.running.dbt import DbtRun

REJECTED = {name: fault for name, fault in ROW_FAULTS.items() if fault.reason}
ACCEPTED = {name: fault for name, fault in ROW_FAULTS.items() if not fault.reason}
FAULT_KINDS = PROJECT / "seeds/reference/fault_kinds.csv"
LIBRARY = random_library(seed=7, row_count=600, editions=[2022, 2023])
# A row of every table is refused: whatever counts a table must leave it out.
STRAYS = [(table.removeprefix("raw_"), "edition", "unknown_edition") for table in LIBRARY]


def test_every_kind_of_fault_is_in_the_catalogue():
    with FAULT_KINDS.open(encoding="utf-8", newline="") as file:
        kinds = {kind["reason_code"] for kind in csv.DictReader(file)}
    faults = [*REJECTED.values(), *SEED_FAULTS.values(), *TREE_FAULTS.values()]
    notes = (PROJECT / "models/marts/audit/audit_notes.sql").read_text(encoding="utf-8")
    noted = set(re.findall(r"'(\w+)' as reason_code", notes))  # test_notes.py has each
    observed = {"not_observable"}  # test_own_index.py: the library observes nothing
    assert {fault.reason for fault in faults} | noted | observed == kinds


# Rows ----------------------------------------------------------------------------------------


def test_a_small_library_without_faults_scores_as_the_oracle_says(good_warehouse):
    """Regions of which little is known or nothing, and many ties."""
    [(folder,)] = query(good_warehouse, "select raw_location from audit.audit_build")
    assert_equal_scores(good_warehouse, oracle.index_scores(oracle.printed_weights(), Path(folder)))


def library_with_faults() -> dict[str, list[dict[str, str]]]:
    """The good rows, and those of every fault."""
    rows = {table: list(good) for table, good in LIBRARY.items()}
    for name, fault in ROW_FAULTS.items():
        rows[f"raw_{fault.table}"] += [fault.row(name)] * fault.rows
    return rows


def write_in_every_form(rows: dict[str, list[dict[str, str]]], folder: Path) -> None:
    """Files in every form that is as good as plain CSV."""
    write_library(rows, folder)
    for change in FILE_FORMS.values():
        change(folder)


@pytest.fixture(scope="module")
def faulty_rows() -> dict[str, list[dict[str, str]]]:
    rows = library_with_faults()
    for good in rows.values():
        good.append({**good[0], "edition": "2031"})
    return rows


@pytest.fixture(scope="module")
def faulty_folder(faulty_rows, tmp_path_factory) -> Path:
    """Good files in every form, with all the row faults in them."""
    folder = tmp_path_factory.mktemp("faults") / "raw"
    write_in_every_form(faulty_rows, folder)
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


def test_a_rejected_row_is_in_no_trace(audited):
    assert untraced(audited) == []


def test_no_other_row_is_rejected(rejected_rows):
    assert len(rejected_rows) == rejection_groups().total()


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
    assert rejected == Counter(table for table, _, _ in rejection_groups().elements())
    assert raw == accepted + rejected


def test_check_points_at_the_values_that_intake_cannot_read_and_stops_nothing(faulty_folder):
    findings = list(check.check_folder(faulty_folder))
    assert not [finding for finding in findings if finding.is_error]
    findings = [finding for finding in findings if finding.problem.startswith("this is no ")]
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
        if finding.column:
            assert row[finding.column] == finding.value
        else:
            assert not any(row.values())


def rejection_groups() -> Counter:
    found = Counter(STRAYS)
    for fault in REJECTED.values():
        found[fault.table, fault.column, fault.reason] += fault.rows
    return found


def assert_rejections_are_told(output: str) -> None:
    for (table, column, reason), count in rejection_groups().items():
        rows = f"where raw_table = '{table}' and reason_code = '{reason}'"
        assert re.search(
            rf"raw_{table}, column {column}: {count} rows? rejected, .*select \* from audit.audit_rejected_rows {rows}",
            output,
        ), (table, column, reason)


def test_check_finds_what_a_build_rejects(good_project, faulty_folder):
    """Duplicate keys, unknown codes and dangling references too: by the models of the build."""
    done = indexhouse(good_project, "check", str(faulty_folder))
    assert done.returncode == 1
    assert_rejections_are_told(done.stdout)
    assert "A build would stop: no more rows are rejected than allowed." in done.stdout
    assert "Traceback" not in done.stdout + done.stderr


def test_check_says_that_it_has_not_looked_at_keys_of_large_files(folder, capsys, monkeypatch):
    monkeypatch.setattr(command, "LIMIT", sum(map(len, LIBRARY.values())) - 1)
    assert command.check(folder) == 0
    assert "Not looked at: keys, codes and references" in capsys.readouterr().out


def test_check_tells_of_rejected_rows_that_a_build_was_allowed(capsys):
    command.print_verdict(DbtRun(True, ["raw_parks: 1 row rejected\x1b[2J", "Note: look"]))
    assert capsys.readouterr().out.splitlines() == [
        r"note: raw_parks: 1 row rejected\x1b[2J",
        "note: look",
        "A build would go on.",
    ]


def test_check_shows_rows_and_known_values_by_edition(folder):
    """The columns of a table that are not known in every row, as the rows of the library say."""
    (folder / "raw_parks.csv").unlink()
    partitioned("raw_policies", "edition")(folder)
    replaced("raw_alliances.csv", "\n2022,", "\nnext,")(folder)
    lines = [re.split(r"  +", line.strip()) for line in overview(profiles_in(folder)).splitlines()]
    assert lines[0] == ["rows, known values", "read from", "2022", "2023", "other"]
    tables = {line[0]: line[1:] for line in lines if line[0].startswith("raw_")}
    assert set(tables) == set(LIBRARY) - {"raw_parks"}
    assert tables["raw_policies"] == ["Parquet, 2 parts", *rows_by_edition("raw_policies"), "0"]
    in_2022, in_2023 = rows_by_edition("raw_alliances")
    assert tables["raw_alliances"] == ["CSV", str(int(in_2022) - 1), in_2023, "1"]
    start = [line[0] for line in lines].index("raw_universities")
    assert ["city_code", *known_by_edition("raw_universities", "city_code")] in lines[
        start : start + 7
    ]


def rows_by_edition(table: str) -> list[str]:
    counts = Counter(row["edition"] for row in LIBRARY[table])
    return [str(counts[edition]) for edition in ("2022", "2023")]


def known_by_edition(table: str, column: str) -> list[str]:
    rows = rows_by_edition(table)
    known = Counter(row["edition"] for row in LIBRARY[table] if row[column])
    shares = [
        100 * known[edition] / int(count)
        for edition, count in zip(("2022", "2023"), rows, strict=True)
    ]
    return [f"{share:.1f} %".replace(".0 %", " %") for share in shares]


def test_a_share_is_never_rounded_to_all_or_nothing():
    assert [share(*pair) for pair in ((0, 0), (0, 9), (1, 9999), (1, 3), (9998, 9999), (9, 9))] == [
        "",
        "0 %",
        "< 0.1 %",
        "33.3 %",
        "> 99.9 %",
        "100 %",
    ]


def test_a_build_stops_at_rejected_rows_and_says_which(good_project, good_warehouse, faulty_folder):
    before = good_warehouse.read_bytes()
    build = make_build(good_project, good_warehouse, "--raw", str(faulty_folder))
    assert build.returncode == 1
    assert_rejections_are_told(build.stdout)
    assert f"{good_warehouse} is unchanged" in build.stderr
    assert "Traceback" not in build.stdout + build.stderr
    assert good_warehouse.read_bytes() == before
    [kept] = re.findall(r"audit schema, is in (.*)\.$", build.stderr, re.MULTILINE)
    rejected = query(
        Path(kept),
        "select raw_table, rejected_column, reason_code, count(*), min(row_key),"
        " any_value(meaning_en), any_value(remedy_en) from audit.audit_rejected_rows group by all",
    )
    assert {row[:3]: row[3] for row in rejected} == rejection_groups()
    for table, column, reason, count, key, meaning, remedy in rejected:
        sentence = (
            f"raw_{table}, column {column}: {count} row{'s' * (count > 1)} rejected,"
            f" for example key {quoted(key)}. {meaning}. {remedy}."
            " List them: select * from audit.audit_rejected_rows"
            f" where raw_table = '{table}' and reason_code = '{reason}'"
        )
        assert sentence in build.stdout


# Files ---------------------------------------------------------------------------------------


@pytest.fixture
def folder(tmp_path) -> Path:
    write_library(LIBRARY, tmp_path / "raw")
    return tmp_path / "raw"


def test_check_finds_nothing_in_a_good_folder(folder):
    assert list(check.check_folder(folder)) == []


@pytest.mark.parametrize(
    "change", (FILE_FORMS | OTHER_FORMS).values(), ids=FILE_FORMS | OTHER_FORMS
)
def test_check_takes_a_file_in_another_form(folder, change):
    change(folder)
    assert list(check.check_folder(folder)) == []


@pytest.fixture(scope="module")
def other_forms(good_project, tmp_path_factory) -> Path:
    """A warehouse of good files in more forms, in a folder whose name has signs of patterns."""
    folder = tmp_path_factory.mktemp("forms") / "raw"
    write_library(LIBRARY, folder)
    for change in OTHER_FORMS.values():
        change(folder)
    folder = folder.rename(folder.with_name("it's [a] 100% *? 集"))
    path = tmp_path_factory.mktemp("forms") / "warehouse.duckdb"
    build = make_build(good_project, path, "--raw", str(folder))
    assert build.returncode == 0, build.stdout + build.stderr
    return path


def test_every_row_is_read_once_in_every_form(other_forms):
    counts = query(
        other_forms,
        "select raw_table, edition, raw_rows, accepted_rows from audit.audit_row_counts",
    )
    expected = Counter(
        (table.removeprefix("raw_"), int(row["edition"]))
        for table, rows in LIBRARY.items()
        for row in rows
    )
    assert {(table, edition): (raw, accepted) for table, edition, raw, accepted in counts} == {
        key: (count, count) for key, count in expected.items()
    }


def test_partitions_give_their_values_as_text(other_forms):
    found = query(
        other_forms,
        "select edition, coalesce(province_code, ''), count(*)"
        " from intermediate.int_conferences_screened group by all",
    )
    assert {(str(edition), province): count for edition, province, count in found} == Counter(
        (row["edition"], row["province_code"]) for row in LIBRARY["raw_conferences"]
    )


@pytest.mark.parametrize("name", FILE_FAULTS)
def test_check_refuses_a_file_and_says_why(folder, name):
    FILE_FAULTS[name].change(folder)
    [finding] = check.check_folder(folder)
    assert finding.is_error
    assert re.search(FILE_FAULTS[name].check_says, str(finding), re.DOTALL), str(finding)
    assert finding.remedy


@pytest.mark.parametrize("name", FILE_NOTES)
def test_check_notes_what_may_be_meant_otherwise(folder, name):
    FILE_NOTES[name].change(folder)
    [finding] = check.check_folder(folder)
    assert not finding.is_error
    assert re.search(FILE_NOTES[name].check_says, str(finding), re.DOTALL), str(finding)


def test_partitions_above_the_table_are_none_of_it(folder):
    """DuckDB would read them too, in place of a column of the file."""
    partitioned("raw_parks", "edition")(folder)
    above = folder.rename(folder.with_name("province_code=110000"))
    [finding] = check.check_folder(above)
    assert "province_code=110000: a folder above a partitioned table" in str(finding)


def test_what_a_finding_quotes_cannot_steer_a_terminal(folder):
    (folder / "raw_parks.csv").rename(folder / "raw_parks\x1b[2J.csv")
    [finding] = check.check_folder(folder)
    assert str(finding).isprintable() and r"raw_parks\x1b[2J.csv" in str(finding)


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
def seeds_warehouse(tmp_path_factory) -> Path:
    """What `seeds_report` reports on."""
    return tmp_path_factory.mktemp("seeds") / "warehouse.duckdb"


@pytest.fixture(scope="module")
def seeds_report(raw, seeds_warehouse) -> str:
    return report_on(SEED_FAULTS, raw, seeds_warehouse.parent)


@pytest.fixture(scope="module")
def tree_report(raw, tmp_path_factory) -> str:
    return report_on(TREE_FAULTS, raw, tmp_path_factory.mktemp("tree"))


def test_every_problem_is_a_sentence_with_its_column_and_value(seeds_report, seeds_warehouse):
    problems = query(
        seeds_warehouse,
        "select file_name, row_key, column_name, found, meaning_en, remedy_en"
        " from intermediate.int_configuration_problems",
    )
    sentences = [
        f"{file}, row {row}, column {column}, value {quoted(found)}: {meaning}. {remedy}."
        for file, row, column, found, meaning, remedy in problems
    ]
    # Control codes are told as escapes, as JSON has them.
    sentences = [
        "".join(sign if sign.isprintable() else json.dumps(sign)[1:-1] for sign in sentence)
        for sentence in sentences
    ]
    said = [line for line in seeds_report.splitlines() if line.endswith(tuple(sentences))]
    assert len(said) == len(sentences) >= len(SEED_FAULTS)


def quoted(found: str | None) -> str:
    return "(none)" if found is None else f'"{found}"'


def assert_reported(fault, report: str) -> None:
    """A sentence that names file, row, column, value, meaning and remedy."""
    with FAULT_KINDS.open(encoding="utf-8", newline="") as file:
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

    A table without rows of an edition is no fault either; both are noted.
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
    notes = re.findall(r"^Note: edition (\d+), ([\w.]+).*: ", build.stdout, re.MULTILINE)
    assert notes == [
        ("2022", "enterprise_mean_valuation"),
        ("2023", "raw_parks"),
        ("2023", "enterprise_mean_valuation"),
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
