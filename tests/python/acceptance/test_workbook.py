"""The workbook as its readers meet it: openpyxl reads it, LibreOffice recalculates it."""

import math
import re
import shutil
import subprocess
import zipfile
from pathlib import Path

import duckdb
import openpyxl
import pytest
from publication import rows, tool

from indexhouse.marts.labels import Label, read_tables
from indexhouse.publishing.catalog import NOTICE, read_catalog
from indexhouse.publishing.workbook import write_workbook

WORKBOOK = "ai_competitiveness.xlsx"
LIVE = "复算 Recalculate 2023"
RANKINGS = "省级排名 Provinces"
HEADER_ROWS = 2


@pytest.fixture(scope="module")
def tables(warehouse):
    with duckdb.connect(str(warehouse), read_only=True) as marts:
        return read_tables(marts)


@pytest.fixture(scope="module")
def file(published) -> Path:
    return published / WORKBOOK


@pytest.fixture(scope="module")
def workbook(file):
    """With formulas, as a spreadsheet opens it."""
    return openpyxl.load_workbook(file)


@pytest.fixture(scope="module")
def shown(file):
    """With the results that formulas carry, as a viewer that does not recalculate shows it."""
    return openpyxl.load_workbook(file, data_only=True, read_only=True)


def cells(sheet) -> dict[tuple, object]:
    """(Province, column) -> value of a sheet of live scores, by the header's English names.

    Names occur once per block (scores, differences, values, normalised), so that blocks count.
    """
    header = [cell.value for cell in sheet[HEADER_ENGLISH]]
    blocks = [header[:column].count(name) for column, name in enumerate(header)]
    return {
        (row[0].value or row[2].value, name, block): cell
        for row in sheet.iter_rows(min_row=HEADER_ENGLISH + 1)
        for cell, name, block in zip(row, header, blocks, strict=True)
    }


HEADER_ENGLISH = 8
SCORES, DIFFERENCES = 0, 1  # of a dimension
VALUE, NORMALISED = 0, 1  # of an indicator


def test_the_readme_says_what_the_workbook_is(workbook):
    text = "\n".join(str(cell.value) for row in workbook.worksheets[0].iter_rows() for cell in row)
    assert NOTICE in text
    links = [
        cell.hyperlink.location
        for row in workbook.worksheets[0].iter_rows()
        for cell in row
        if cell.hyperlink
    ]
    assert [link.split("'")[1] for link in links] == workbook.sheetnames[1:]


def test_the_charts_show_every_dimension_of_every_province_of_the_live_scores(workbook):
    charts = workbook["图表 Charts"]._charts
    assert len(charts) == 2
    for chart in charts:
        assert len(chart.series) == 6
        rows = {series.val.numRef.f.replace("$", "").partition("!")[2] for series in chart.series}
        assert {series.val.numRef.f.partition("!")[0] for series in chart.series} == {f"'{LIVE}'"}
        assert {
            sum(isinstance(cell.value, (str, float, int)) for (cell,) in workbook[LIVE][block])
            for block in rows
        } == {31}


HOSTILE = "=cmd|' /c calc'!A1"


@pytest.fixture(scope="module")
def hostile_workbook(warehouse, tmp_path_factory):
    """A workbook in which every name, label and title begins as a formula does."""
    folder = tmp_path_factory.mktemp("hostile")
    changed = shutil.copy(warehouse, folder / "hostile.duckdb")
    with duckdb.connect(str(changed)) as marts:
        for change in (
            "marts.dim_index_nodes set node_name_zh = ? || node_name_zh, node_name_en = ? || node_name_en",
            "marts.dim_regions set region_name_zh = ? || region_name_zh, region_name_en = ? || region_name_en",
            "audit.audit_columns set label_zh = ? || label_zh, label_en = ? || label_en",
            "audit.audit_columns set title_zh = '+' || title_zh, title_en = ? || title_en where ? <> ''",
            "audit.audit_build set weight_scheme = ?, raw_location = ?",
        ):
            marts.execute(f"update {change}", [HOSTILE, HOSTILE])
    with duckdb.connect() as connection:
        connection.execute(f"attach '{changed}' as warehouse (read_only)")
        write_workbook(connection, read_catalog(connection), folder)
    return folder / WORKBOOK


def test_no_name_becomes_a_formula_or_a_reference(hostile_workbook):
    workbook = openpyxl.load_workbook(hostile_workbook)
    formulas = {
        cell.value
        for sheet in workbook.worksheets
        for row in sheet.iter_rows(max_row=60)
        for cell in row
        if cell.data_type == "f"
    }
    # Sheets have names too: in quotes, where nothing is computed.
    computed = {re.sub("'[^']*'!", "", text) for text in formulas}
    assert formulas and [text for text in computed if "cmd" in text] == []
    with zipfile.ZipFile(hostile_workbook) as parts:
        assert [name for name in parts.namelist() if "external" in name.lower()] == []
    assert [name for name in workbook.defined_names if "cmd" in str(name)] == []


def test_the_series_of_a_chart_are_named_by_the_header_of_the_live_sheet(hostile_workbook):
    workbook = openpyxl.load_workbook(hostile_workbook)
    for chart, row in zip(workbook["图表 Charts"]._charts, (7, 8), strict=True):
        for series in chart.series:
            sheet, _, cell = series.tx.strRef.f.replace("$", "").rpartition("!")
            assert sheet == f"'{LIVE}'" and cell.endswith(str(row))
            name = workbook[LIVE][cell]
            assert name.data_type == "s" and name.value.startswith(HOSTILE)


def test_marts_have_two_header_rows_that_stay_in_view(workbook, tables):
    label = tables["province_rankings"].labels["overall_score"]
    sheet = workbook[RANKINGS]
    assert f"{label.zh}（{label.unit_zh}）" in [cell.value for cell in sheet[1]]
    assert f"{label.en} ({label.unit_en})" in [cell.value for cell in sheet[2]]
    for sheet in workbook.worksheets[2 + 2 :]:
        assert int("".join(filter(str.isdigit, sheet.freeze_panes))) == HEADER_ROWS + 1, sheet.title
        assert sheet.auto_filter.ref.endswith(str(sheet.max_row)), sheet.title
        assert None not in [
            cell.value for row in sheet.iter_rows(max_row=HEADER_ROWS) for cell in row
        ]


@pytest.mark.parametrize(
    "mart", ["province_rankings", "city_rankings", "fct_index_scores", "dim_regions"]
)
def test_sheets_show_the_rows_of_the_mart(workbook, warehouse, tables, mart):
    columns = [
        name for (name,) in rows(warehouse, f"select column_name from (describe marts.{mart})")
    ]
    sheet = workbook[str(tables[mart].title)]
    headers = [cell.value for cell in sheet[1]]
    places = [headers.index(chinese_header(tables[mart].labels[name])) for name in columns]
    expected = rows(warehouse, f"from marts.{mart}")
    found = list(sheet.iter_rows(min_row=HEADER_ROWS + 1, values_only=True))
    assert len(found) == len(expected)
    for found_row, expected_row in zip(found, expected, strict=True):
        assert all(map(same, (found_row[place] for place in places), expected_row)), expected_row


def chinese_header(label: Label) -> str:
    return f"{label.zh}（{label.unit_zh}）" if label.unit_zh else label.zh


def same(found, expected) -> bool:
    """A workbook keeps sixteen digits of a number."""
    if isinstance(expected, float):
        return math.isclose(found, expected, rel_tol=1e-15)
    return found == expected


def test_codes_are_text_and_numbers_have_their_formats(workbook):
    sheet = workbook[RANKINGS]
    formats = {
        sheet.cell(HEADER_ROWS, column).value: sheet.cell(3, column) for column in range(1, 20)
    }
    assert formats["Region code"].value == "110000" and formats["Region code"].number_format == "@"
    assert formats["Overall score (points)"].number_format == "0.00"
    assert formats["Overall rank"].number_format == "#,##0"


def test_facts_name_what_their_codes_mean(workbook, tables):
    sheet = workbook[str(tables["fct_index_scores"].title)]
    headers = [cell.value for cell in sheet[HEADER_ROWS]]
    named = {
        (row["Region code"], row["Region (Chinese)"], row["Node code"], row["Node (Chinese)"])
        for values in sheet.iter_rows(min_row=HEADER_ROWS + 1, values_only=True)
        for row in [dict(zip(headers, values, strict=True))]
    }
    assert ("130100", "石家庄市", "academic_ecosystem", "学术生态") in named
    assert None not in {value for row in named for value in row}


def test_scores_are_formulas_that_carry_their_results(workbook, shown, warehouse):
    formulas, results = cells(workbook[LIVE]), cells(shown[LIVE])
    for code, score, rank in mart_scores(warehouse):
        for name in ("Overall score (points)", "Rank", "Difference from the mart"):
            assert formulas[code, name, 0].value.startswith("=")
        assert results[code, "Overall score (points)", 0].value == pytest.approx(score, abs=1e-9)
        assert results[code, "Difference from the mart", 0].value == pytest.approx(0, abs=1e-9)
        assert results[code, "Rank", 0].value == rank
        assert formulas[code, "Enterprises", NORMALISED].value.startswith("=IF(")
        assert not isinstance(formulas[code, "Enterprises", VALUE].value, str)


def mart_scores(warehouse) -> list[tuple]:
    return rows(
        warehouse,
        "select region_code, overall_score, overall_rank from marts.province_rankings"
        " where edition = 2023",
    )


@pytest.fixture(scope="module")
def live_file(file, tmp_path_factory) -> Path:
    """The live sheet and the rankings that it refers to, in a file that is read quickly."""
    workbook = openpyxl.load_workbook(file)
    for name in workbook.sheetnames:
        if name not in (LIVE, RANKINGS):
            del workbook[name]
    live_file = tmp_path_factory.mktemp("live") / WORKBOOK
    workbook.save(live_file)
    return live_file


@pytest.fixture(scope="module")
def soffice(tmp_path_factory) -> list:
    """The command that starts LibreOffice, with a user profile that it sets up only once."""
    profile = tmp_path_factory.mktemp("libreoffice")
    program = tool("soffice", "libreoffice-calc")
    return [program, f"-env:UserInstallation={profile.as_uri()}", "--headless"]


@pytest.fixture
def recalculated(live_file, soffice, tmp_path):
    """recalculated(change): the live sheet after `change` to it, as LibreOffice computes it.

    openpyxl writes formulas without results: every number read back is LibreOffice's own.
    """

    def recalculated(change=lambda inputs: None) -> dict:
        workbook = openpyxl.load_workbook(live_file)
        change(cells(workbook[LIVE]))
        workbook.save(tmp_path / "changed.xlsx")
        subprocess.run(
            [*soffice, "--convert-to", "xlsx", "--outdir", tmp_path / "out",
             tmp_path / "changed.xlsx"],
            check=True, capture_output=True,
        )  # fmt: skip
        computed = tmp_path / "out" / "changed.xlsx"
        return cells(openpyxl.load_workbook(computed, data_only=True)[LIVE])

    return recalculated


def test_libreoffice_computes_the_scores_of_the_mart(recalculated, warehouse):
    found = recalculated()
    dimensions = rows(
        warehouse,
        "select index_scores.region_code, node_name_en, score from marts.fct_index_scores as index_scores"
        " inner join marts.dim_index_nodes using (node_code) where edition = 2023"
        " and region_level = 'province' and dim_index_nodes.node_level = 'dimension'",
    )
    assert len(dimensions) == 31 * 6
    for code, name, score in dimensions:
        assert found[code, name, SCORES].value == pytest.approx(score, abs=1e-9)
        assert found[code, name, DIFFERENCES].value == pytest.approx(0, abs=1e-9)
    for code, score, rank in mart_scores(warehouse):
        assert found[code, "Overall score (points)", 0].value == pytest.approx(score, abs=1e-9)
        assert found[code, "Rank", 0].value == rank
        assert found[code, "Places gained on the mart", 0].value == 0


def test_a_changed_weight_moves_scores_and_ranks(recalculated, warehouse):
    added = 0.25
    normalised = dict(
        rows(
            warehouse,
            "select region_code, normalised_score from marts.fct_indicator_scores where edition = 2023"
            " and region_level = 'province' and node_code = 'university_mean_international_papers'",
        )
    )

    def change(inputs):
        inputs["Weight", "Mean international papers per university", VALUE].value += added

    found = recalculated(change)
    expected = {code: score + added * normalised[code] for code, score, _ in mart_scores(warehouse)}
    for code, score, rank in mart_scores(warehouse):
        place = 1 + sum(round(other, 9) > round(expected[code], 9) for other in expected.values())
        moved = found[code, "Difference from the mart", 0].value
        assert found[code, "Overall score (points)", 0].value == pytest.approx(
            expected[code], abs=1e-9
        )
        assert moved == pytest.approx(expected[code] - score, abs=1e-9)
        assert found[code, "Rank", 0].value == place
        assert found[code, "Places gained on the mart", 0].value == rank - place
    assert any(found[code, "Places gained on the mart", 0].value for code in expected)


def test_a_changed_value_moves_low_high_and_every_province(recalculated, warehouse):
    scores = rows(
        warehouse,
        "select region_code, raw_value, high_value, low_value, weight, weighted_score"
        " from marts.fct_indicator_scores where edition = 2023 and region_level = 'province'"
        " and node_code = 'enterprise_count'",
    )
    high = 2 * max(row[2] for row in scores)

    def change(inputs):
        inputs["540000", "Enterprises", VALUE].value = high

    found = recalculated(change)
    overall = {code: score for code, score, _ in mart_scores(warehouse)}
    assert found["High", "Enterprises", VALUE].value == high
    for code, value, _, low, weight, before in scores:
        value = high if code == "540000" else value
        after = weight * 100 * (value - low) / (high - low)
        expected = overall[code] - before + after
        assert found[code, "Overall score (points)", 0].value == pytest.approx(expected, abs=1e-9)
