"""make explain: what it says is what the marts hold, in both languages."""

import json
import re
import signal
import subprocess
import sys

import duckdb
import pytest
from conftest import PROJECT, indexhouse, make_build, query
from random_library import random_library, write_library

from indexhouse.explaining.question import find_edition, find_node, find_region
from indexhouse.terminal import printable

NODES = ["overall", "academic_ecosystem", "university_mean_patents"]


def explain(warehouse, **question: str):
    region = question.pop("region", "")
    options = [word for name, value in question.items() for word in (f"--{name}", value)]
    words = ["explain", "--warehouse", str(warehouse), *options, "--", region]
    return indexhouse(PROJECT, *words)


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("node", NODES)
def test_score_rank_and_every_indicator_are_told_as_the_marts_have_them(warehouse, node, language):
    told = explain(warehouse, region="510000", node=node, edition="2023", language=language)
    assert told.returncode == 0, told.stderr
    headline = told.stdout.splitlines()[0]
    [(score, rank)] = query(
        warehouse,
        "select score, score_rank from marts.fct_index_scores where edition = 2023"
        f" and region_code = '510000' and node_code = '{node}'",
    )
    assert {f"{score:.2f}", str(rank), "31"} <= set(re.findall(r"\d+(?:\.\d+)?", headline))
    expected = query(
        warehouse,
        "select scores.normalised_score, scores.weight, scores.weighted_score"
        " from marts.fct_indicator_scores as scores inner join marts.dim_index_nodes using (node_code)"
        " where edition = 2023 and region_code = '510000'"
        f" and '{node}' in ('overall', dimension_code, node_code)",
    )
    shown = re.findall(r"(\d+\.\d\d)  +(0\.\d{4})  +(\d+\.\d{4})  ", told.stdout)
    assert sorted(shown) == sorted((f"{n:.2f}", f"{w:.4f}", f"{p:.4f}") for n, w, p in expected)
    assert ("重建数据" if language == "zh" else "reconstruction") in told.stdout


@pytest.mark.parametrize("language", ["zh", "en"])
def test_how_firm_the_rank_is_and_why_it_changed_are_told_as_the_marts_have_them(
    warehouse, language
):
    """A design a line; Shapley values of the rank and of the points; nothing in the first edition."""
    told = explain(warehouse, region="500000", edition="2023", language=language).stdout
    designs = query(
        warehouse,
        f"select name_{language}, rank_p05, rank_p95, share_above_next"
        " from marts.fct_rank_intervals inner join marts.dim_uncertainty_designs using (design_code)"
        " where edition = 2023 and region_code = '500000'",
    )
    for name, low, high, above in designs:
        [line] = re.findall(rf"^ +{name}(?:：|:).*$", told, re.MULTILINE)
        ranks = re.split("[,，]", line)[0].replace("90%", "")
        assert set(re.findall(r"\d+", ranks)) == {str(low), str(high)}
        assert f"{above:.0%}" in line
    [effects] = query(
        warehouse,
        "select own_places, others_places, bounds_places, weights_places from marts.fct_rank_changes"
        " where edition = 2023 and region_code = '500000'",
    )
    [points] = query(
        warehouse,
        "select sum(score_change), sum(values_effect), sum(bounds_effect), sum(weights_effect)"
        " from marts.fct_score_changes where edition = 2023 and region_code = '500000'",
    )
    signed = r".*".join(re.escape(f"{effect:+.1f}") for effect in effects)
    assert re.search(signed, told)
    assert re.search(r".*".join(re.escape(f"{effect:+.2f}") for effect in points), told)
    first = explain(warehouse, region="500000", edition="2022", language=language).stdout
    assert re.search("^(五、|5\\. )", first, re.MULTILINE)
    assert not re.search("^(六、|6\\. )", first, re.MULTILINE)


def test_a_circle_is_explained_by_its_member_provinces(warehouse):
    told = explain(warehouse, region="长三角", node="overall", edition="2022", language="en")
    members = query(
        warehouse,
        "select region_name_en, overall_score from marts.province_rankings"
        " where edition = 2022 and circle_code = 'YRD'",
    )
    assert len(members) == 4
    for name, score in members:
        assert re.search(rf"^ +{name} +{score:.2f} ", told.stdout, re.MULTILINE)


def test_the_latest_edition_and_the_whole_index_are_asked_for_by_default(warehouse):
    whole = explain(warehouse, region="Chengdu", node="overall", edition="2023", language="en")
    assert explain(warehouse, region="Chengdu").stdout == whole.stdout != ""


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ({"region": "Sichaun"}, ["REGION=Sichaun", "Sichuan", "marts.dim_regions"]),
        ({"region": ""}, ["REGION=", "110000"]),
        ({"region": "510000", "node": "academic"}, ["NODE=academic", "academic_ecosystem"]),
        ({"region": "510000", "edition": "2021"}, ["EDITION=2021", "2022, 2023"]),
    ],
)
def test_a_question_that_names_nothing_is_told_what_there_is(warehouse, question, words):
    told = explain(warehouse, **question)
    assert told.returncode == 1
    assert all(word in told.stderr for word in words)
    assert "Traceback" not in told.stderr


@pytest.mark.parametrize(
    ("words", "region"),
    [
        ("深圳", "Shenzhen"),
        ("  SHENZHEN ", "Shenzhen"),
        ("５１００００", "Sichuan"),
        ("四川", "Sichuan"),
        ("海南", "Hainan"),
        ("延边", "Yanbian Korean Autonomous Prefecture"),
        ("Yanbian", "Yanbian Korean Autonomous Prefecture"),
        ("Tibet", "Xizang (Tibet)"),
        ("Suzhou", "Suzhou"),
        ("Xi’an", "Xi'an"),
        ("yrd", "Yangtze River Delta"),
    ],
)
def test_a_region_is_found_by_what_people_call_it(warehouse, words, region):
    with duckdb.connect(str(warehouse), read_only=True) as marts:
        assert find_region(marts, words)["region_name_en"] == region


@pytest.mark.parametrize(
    ("words", "codes"),
    [
        ("Yulin", ["450900", "610800"]),
        ("Jilin", ["220000", "220200"]),
        ("吉林", ["220000", "220200"]),
    ],
)
def test_a_name_that_regions_share_is_answered_with_all_of_them(warehouse, words, codes):
    told = explain(warehouse, region=words)
    assert told.returncode == 1
    assert re.findall(r"\d{6}", told.stderr) == codes
    assert "Use one of the codes." in told.stderr


def test_a_node_is_found_by_its_name_unless_nodes_share_it(warehouse):
    with duckdb.connect(str(warehouse), read_only=True) as marts:
        assert find_node(marts, " academic ECOSYSTEM ")["node_code"] == "academic_ecosystem"
        with pytest.raises(LookupError, match=r"university_mean_patents.*institute_mean_patents"):
            find_node(marts, "平均专利数")
        assert find_edition(marts, " ２０２２ ") == 2022


@pytest.mark.parametrize("language", ["fr", "english", "zhe"])
def test_another_language_is_refused(warehouse, language):
    told = explain(warehouse, region="510000", language=language)
    assert told.returncode == 1
    assert told.stderr == f"LANGUAGE={language} is not one of the two languages, zh and en.\n"


def test_a_terminal_without_chinese_letters_gets_escapes_and_a_note(warehouse, monkeypatch):
    monkeypatch.setenv("PYTHONIOENCODING", "ascii")
    words = [sys.executable, "-m", "indexhouse", "explain", "--warehouse", str(warehouse)]
    told = subprocess.run(
        [*words, "--language", "zh", "510000"], cwd=PROJECT, capture_output=True, text=True
    )
    assert told.returncode == 0, told.stderr
    assert told.stdout.startswith(r"2023\u5e74\u7248")
    assert "PYTHONIOENCODING=utf-8" in told.stderr


def test_a_reader_that_has_seen_enough_gets_no_traceback(warehouse):
    words = [sys.executable, "-m", "indexhouse", "explain", "--warehouse", str(warehouse), "510000"]
    told = subprocess.Popen(words, cwd=PROJECT, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    told.stdout.close()
    assert told.stderr.read() == b""
    assert told.wait() == 128 + signal.SIGPIPE


def test_control_codes_are_shown_and_not_sent(warehouse):
    told = explain(warehouse, region="\x1b]0;title\x07\u202e")
    assert r"REGION=\x1b]0;title\x07\u202e is not a region." in told.stderr
    assert printable("a\x1b[2J\tb\n中文 é") == r"a\x1b[2J\tb\n中文 é"


def test_without_a_warehouse_the_remedy_is_told(tmp_path):
    told = explain(tmp_path / "warehouse.duckdb", region="510000")
    assert (told.returncode, "make build" in told.stderr) == (1, True)


def test_a_file_that_is_no_warehouse_is_told_by_name(tmp_path):
    file = tmp_path / "warehouse.duckdb"
    file.write_text("no database")
    told = explain(file, region="510000")
    assert (told.returncode, str(file) in told.stderr) == (1, True)
    assert "Traceback" not in told.stderr


def test_raw_files_that_have_changed_or_moved_are_told(good_project, tmp_path):
    raw = tmp_path / "raw"
    write_library(random_library(seed=2, row_count=600, editions=[2022, 2023]), raw)
    path = tmp_path / "warehouse.duckdb"
    build = make_build(good_project, path, "--raw", str(raw))
    assert build.returncode == 0, build.stdout + build.stderr
    assert "reconstruction" not in explain(path, region="510000").stdout
    parks = raw / "raw_parks.csv"
    header = parks.read_text(encoding="utf-8").splitlines()[0].split(",")
    park = {"edition": "2023", "park_id": "new", "province_code": "510000"}
    with parks.open("a", encoding="utf-8") as file:
        file.write(",".join(park.get(name, "") for name in header) + "\n")
    told = explain(path, region="510000")
    assert (told.returncode, "park_count adds up to" in told.stderr) == (1, True), told.stderr
    raw.rename(tmp_path / "moved")
    told = explain(path, region="510000")
    assert told.returncode == 1
    assert str(raw) in told.stderr
    assert "Traceback" not in told.stderr


def test_an_indicator_is_shown_with_raw_rows_as_they_came_in(warehouse):
    told = explain(warehouse, region="510000", node="university_mean_patents").stdout
    [[key, row]] = query(
        warehouse,
        "select row_key, raw_row from audit.audit_raw_rows"
        " where raw_table = 'universities' and edition = 2023 and row_key = 'UNI-251'",
    )
    assert f"for example {key}, " in told
    cells = [f"{name} {value}" for name, value in json.loads(row).items() if value is not None]
    assert ", ".join(cells) in told
