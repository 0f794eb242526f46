"""What is accepted but may be wrong is noted, with the figures; what is unknown earns no points."""

import os
import re
from pathlib import Path

import duckdb
import pytest
from conftest import make_build, query
from random_library import Library, random_library, write_library

from indexhouse.contract.overview import profiles_in
from indexhouse.contract.staging import macros
from indexhouse.running.variables import project_variables

MOMENT = "2022-02-28 16:00:00+00"  # 1 March in China, 28 February in Europe and America


def changed(library: Library, table: str, edition: str, **values: str) -> None:
    """Set columns of the rows of one edition."""
    for row in library[f"raw_{table}"]:
        if row["edition"] == edition:
            row |= values


@pytest.fixture(scope="module")
def suspicious(good_project, tmp_path_factory):
    """A build of a library with every kind of doubt in edition 2023, and its output."""
    library = random_library(seed=11, row_count=1200, editions=[2022, 2023])
    for table in ("investors", "technology_relations"):
        for row in library[f"raw_{table}"]:
            row |= {name: "US" for name, value in row.items() if value == "NA"}
    changed(library, "core_people", "2023", has_studied_abroad="")
    changed(library, "technology_relations", "2023", counterparty_country_code="NA")
    changed(library, "conferences", "2023", held_on="2023-05-31")
    next(row for row in library["raw_conferences"] if row["edition"] == "2023")["held_on"] = (
        "2023-06-01"
    )
    changed(library, "alliances", "2023", province_code="", city_code="")
    library["raw_parks"] = [row for row in library["raw_parks"] if row["edition"] != "2023"]
    for row in library["raw_capital_relations"]:
        if row["edition"] == "2023" and row["amount_cny_100m"]:
            row["amount_cny_100m"] = str(10**4 * float(row["amount_cny_100m"]))
    universities = [row for row in library["raw_universities"] if row["edition"] == "2023"]
    for row in universities[2:]:
        row["patent_count"] = "NA"
    for row in universities[:2]:
        row |= {"patent_count": "5", "province_code": "440000", "city_code": "440300"}
    raw = tmp_path_factory.mktemp("doubts") / "raw"
    write_library(library, raw)
    # A moment is a day in China, wherever the machine is.
    policies = duckdb.sql(f"from read_csv('{raw}/raw_policies.csv', all_varchar = true)")
    moments = policies.project(f"* replace (timestamptz '{MOMENT}' as issued_on)")
    moments.write_parquet(str(raw / "raw_policies.parquet"))
    (raw / "raw_policies.csv").unlink()
    warehouse = raw.parent / "warehouse.duckdb"
    before = os.environ.get("TZ")
    os.environ["TZ"] = "America/New_York"
    try:
        build = make_build(good_project, warehouse, "--raw", str(raw))
    finally:
        os.environ.pop("TZ") if before is None else os.environ.update(TZ=before)
    assert build.returncode == 0, build.stdout + build.stderr
    return warehouse, build.stdout


@pytest.mark.parametrize(
    ("subject", "found", "says"),
    {
        "a table without rows": ("raw_parks", "", "No row of the edition is accepted"),
        "nothing known": ("international_study_count", r", 0 / 82", "every region scores 0"),
        "much less known": (
            "university_mean_patents",
            r", \d+\.\d % / \d\d\.\d %",
            "cannot be compared",
        ),
        "equal in every region": ("province", ", alliance_count", "rank nothing"),
        "another unit": (
            r"raw_capital_relations\.amount_cny_100m",
            r", \d+\.\d+ / \d+\.\d+",
            "a thousand times",
        ),
        "dates after the cut-off": (
            r"raw_conferences\.held_on",
            ", 36 / 36, 2023-06-01",
            "cut-off",
        ),
        "Namibia or unknown": (
            r"raw_technology_relations\.counterparty_country_code",
            ", 90 / 90",
            "read as Namibia",
        ),
    }.values(),
)
def test_a_doubt_is_noted_with_the_figures_that_raise_it(suspicious, subject, found, says):
    note = rf"^Note: edition 2023, {subject}{found}: .*{says}.*\. .+\.$"
    assert re.search(note, suspicious[1], re.MULTILINE), suspicious[1]


def test_every_note_is_a_row_of_the_mart_and_nothing_else_is(suspicious):
    warehouse, output = suspicious
    rows = query(warehouse, "select edition, subject from audit.audit_notes order by all")
    printed = re.findall(r"^Note: edition (\d+), ([\w.]+)", output, re.MULTILINE)
    assert sorted((int(edition), subject) for edition, subject in printed) == rows
    assert {(edition, subject) for edition, subject in rows if edition == 2022} == {
        (2022, "raw_policies.issued_on")
    }
    assert f", {len(rows)} notes above." in output


def test_a_library_without_doubts_has_no_notes(good_warehouse):
    assert query(good_warehouse, "select count(*) from audit.audit_notes") == [(0,)]


def test_a_moment_is_a_day_in_china_on_a_machine_in_america(suspicious):
    day = "select distinct latest from intermediate.int_column_profiles"
    [(latest,)] = query(suspicious[0], f"{day} where column_name = 'issued_on'")
    assert str(latest) == "2022-03-01"


def test_coverage_counts_the_rows_that_an_indicator_is_about(suspicious):
    """From the screened rows, for the country and a province, of every kind of indicator."""
    counted = {
        "enterprise_mean_valuation": ("enterprises", "true", "valuation_cny_100m"),
        "university_mean_patents": ("universities", "true", "patent_count"),
        "international_study_count": ("core_people", "true", "has_studied_abroad"),
        "financing_amount": ("capital_relations", "role = 'financing'", "amount_cny_100m"),
        "international_technology_input_count": (
            "technology_relations",
            "direction = 'input'",
            "counterparty_country_code",
        ),
    }
    for node, (table, is_about, column) in counted.items():
        expected = query(
            suspicious[0],
            f"select edition, count(*), count({column}), 100.0 * count({column}) / count(*)"
            f" from intermediate.int_{table}_screened"
            f" where place_code is not null and {is_about} group by edition order by edition",
        )
        found = query(
            suspicious[0],
            "select edition, all_rows, known_rows, known_share from marts.fct_indicator_coverage"
            f" where region_level = 'country' and node_code = '{node}' order by edition",
        )
        assert [row[:3] for row in found] == [row[:3] for row in expected]
        assert [row[3] for row in found] == pytest.approx([row[3] for row in expected])


def test_unknown_is_flagged_and_earns_nothing_in_either_direction(
    project: Path, good_warehouse, tmp_path
):
    """With less is better, a region of which nothing is known has no points: it had all of them."""
    nodes = project / "seeds/index/index_nodes.csv"
    text = nodes.read_text("utf-8")
    turned = re.sub(
        r"^(enterprise_mean_patents,\w+,\w+,\d+),1,", r"\1,-1,", text, flags=re.MULTILINE
    )
    assert turned != text
    nodes.write_text(turned, "utf-8")
    raw = tmp_path / "raw"
    write_library(random_library(seed=1, row_count=600, editions=[2022, 2023]), raw)
    path = tmp_path / "warehouse.duckdb"
    build = make_build(project, path, "--raw", str(raw))
    assert build.returncode == 0, build.stdout + build.stderr
    for built, best in ((good_warehouse, "max"), (path, "min")):
        scores = (
            f"from marts.fct_indicator_scores as own inner join (select edition, region_level,"
            f" node_code, {best}(raw_value) as best from marts.fct_indicator_scores group by all)"
            " using (edition, region_level, node_code) where node_code = 'enterprise_mean_patents'"
        )
        unknown = f"select distinct raw_value, normalised_score {scores} and not is_known"
        assert query(built, unknown) == [(None, 0)]
        known_best = f"select distinct normalised_score {scores} and raw_value = best"
        assert query(built, known_best) == [(100,)]


def test_no_word_for_a_missing_value_is_passed_over():
    """Few texts are compared with the words, by their length and first sign: whatever the words."""
    words = [*project_variables()["missing_words"], "blank", "9999", "not available"]
    condition = macros().may_be_one_of("word", words)
    for word in words:
        for written in (word, word.upper()):
            asked = f"select {condition} from (select $word as word)"
            assert duckdb.execute(asked, {"word": written}).fetchall() == [(True,)], written


def test_the_check_reads_namibia_as_a_build_does(tmp_path):
    library = random_library(seed=11, row_count=600, editions=[2022, 2023])
    for row in library["raw_investors"]:
        row["country_code"] = "NA"
    write_library(library, tmp_path / "raw")
    [investors] = [each for each in profiles_in(tmp_path / "raw") if each.table == "raw_investors"]
    assert investors.known["country_code"] == investors.rows
