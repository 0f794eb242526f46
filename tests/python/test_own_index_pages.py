"""What is published, shown and explained of another index: docs/example_index, built once."""

import json
import re

import duckdb
import pytest
from conftest import PROJECT, copy_project, indexhouse, make_build, query

from indexhouse.explaining.question import find_region
from indexhouse.marts.index import plural, read_index, read_levels
from indexhouse.marts.notice import NOTICE_EN, NOTICE_ZH
from indexhouse.publishing.catalog import read_catalog
from indexhouse.publishing.recalculation import Recalculation
from indexhouse.site.index.data import read as home
from indexhouse.site.methodology.data import read as methodology
from indexhouse.site.pages import pages_of
from indexhouse.site.ranking.data import read as ranking

EXAMPLE = PROJECT / "docs" / "example_index"
# What would tell of this project's own index.
OF_THIS_INDEX = re.compile(f"中国|China|人工智能|原报告|source report|{NOTICE_EN}|{NOTICE_ZH}")


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    project = copy_project(tmp_path_factory.mktemp("own_index") / "project")
    path = tmp_path_factory.mktemp("own_index") / "own.duckdb"
    build = make_build(project, path, "--index", str(EXAMPLE))
    assert build.returncode == 0, build.stdout + build.stderr
    return path


@pytest.fixture(scope="module")
def marts(built):
    with duckdb.connect(str(built), read_only=True) as connection:
        yield connection


@pytest.fixture(scope="module")
def attached(built):
    with duckdb.connect() as connection:
        connection.execute(f"attach '{built}' as warehouse (read_only)")
        yield connection


@pytest.fixture(scope="module")
def published(built, tmp_path_factory):
    folder = tmp_path_factory.mktemp("own_index") / "published"
    run = indexhouse(PROJECT, "publish", "--warehouse", str(built), "--into", str(folder))
    assert run.returncode == 0, run.stdout + run.stderr
    return folder


def explain(built, region: str, **options: str) -> str:
    words = [word for name, value in options.items() for word in (f"--{name}", value)]
    told = indexhouse(PROJECT, "explain", "--warehouse", str(built), *words, "--", region)
    assert told.returncode == 0, told.stderr
    return told.stdout


def test_an_index_is_called_by_its_root_and_has_no_report(marts):
    index = read_index(marts)
    assert (index.root, str(index.title), index.file) == ("life", "Quality of life", "life")
    assert "report" not in [page.name for page in pages_of(index)]


def test_the_level_that_competes_comes_first_and_unranked_ones_do_not(marts):
    levels = [(level.code, level.is_sum, level.many_en) for level in read_levels(marts)]
    assert levels == [("harbour", False, "harbours"), ("shore", True, "shores")]


@pytest.mark.parametrize(
    ("one", "many"),
    [("city", "cities"), ("parish", "parishes"), ("valley", "valleys"), ("US state", "US states")],
)
def test_names_of_levels_have_a_plural(one, many):
    assert plural(one) == many


def test_the_home_page_shows_the_leaders_and_every_group_by_dimension(marts):
    data = home(marts)
    harbours, shores = data["standings"]
    assert [region["region_code"] for region in harbours["regions"]] == ["A", "D", "B", "C", "E"]
    assert [region["region_code"] for region in shores["regions"]] == ["east"]
    assert [node["node_code"] for node in data["dimensions"]] == [
        *("life_expectancy", "environment", "economy")
    ]
    for region in [*harbours["regions"], *shores["regions"]]:
        assert sum(region["parts"].values()) == region["score"]


def test_the_ranking_page_has_every_level_member_and_node(marts):
    data = ranking(marts)
    assert [level["code"] for level in data["levels"]] == ["harbour", "shore"]
    assert data["members"] == [
        {"group_code": "east", "member_code": "D"},
        {"group_code": "east", "member_code": "E"},
    ]
    assert {region["level"] for region in data["regions"]} == {"harbour", "shore"}
    facts = data["facts"][2025]["harbour"]
    assert (len(facts["scores"]), len(facts["values"]), len(facts["lows"])) == (5 * 9, 5 * 5, 5)
    assert (facts["lows"][0], facts["highs"][0]) == (60, 85)


def test_the_methodology_page_shows_the_weights_in_use_and_an_example(marts):
    data = methodology(marts)
    assert [node["used_weight"] for node in data["tree"]][:3] == [1, 0.5, 0.25]
    assert [node["kind"] for node in data["tree"]] == [
        *("index", "dimension", "dimension", "indicator", "indicator"),
        *("dimension", "subdimension", "indicator", "indicator"),
    ]
    assert (data["example"]["region_code"], data["example"]["node_code"]) == ("A", "green_share")
    assert data["example"]["sums"][-1]["score"] == 82.5
    assert len(data["robustness"]["correlations"]) == 3


@pytest.mark.parametrize("words", ["Bell Point", "B", "bell", "BELL POINT"])
def test_a_region_is_found_by_its_code_or_name(marts, words):
    assert find_region(marts, words)["region_code"] == "B"


def test_a_region_that_is_not_ranked_is_answered_with_the_levels_that_are(marts):
    with pytest.raises(LookupError, match=r"region \(harbour, shore\), for example REGION=A"):
        find_region(marts, "The coast")


def test_a_score_is_explained_by_what_was_observed(built):
    told = explain(built, "Drift Sands", edition="2024")
    assert "68.75 points of a possible 100.00, rank 2 of 5 harbours." in told
    assert "Life expectancy: observed as 86 (years)" in told
    assert "Green space: observed as 0 ÷ 50 = 0 (m² per resident)" in told
    assert "a value beyond the lowest or the highest counts as that" in told
    assert "no value was observed" in explain(built, "E", edition="2024")
    assert not OF_THIS_INDEX.search(told)


def test_a_group_is_explained_by_its_members(built):
    told = explain(built, "Eastern shore", edition="2024")
    assert "rank 1 of 1 shore." in told
    assert re.search(r"Drift Sands +68\.75 +2\n +Ebb Harbour +23\.91 +5\n", told)
    assert "在 1 个Shore中排名第 1" in explain(built, "east", language="zh")


@pytest.mark.parametrize("edition", [2024, 2025])
def test_recalculated_scores_are_those_of_the_marts(attached, edition):
    catalog = read_catalog(attached)
    scores = Recalculation(attached, catalog.index, catalog.level, edition)
    expected = attached.execute(
        "select region_code, node_code, score from warehouse.marts.rankings"
        " where edition = ? and region_level = 'harbour'",
        [edition],
    ).fetchall()
    marts = {(region, node): score for region, node, score in expected}
    # In 2025 the bounds of both editions are those of the edition.
    across_editions = {"unemployment"} if edition == 2024 else set()
    assert scores.bounds.keys() == {"life_expectancy"} | across_editions
    for region in scores.regions:
        assert scores.score(region) == pytest.approx(marts[region.code, "life"], abs=1e-9)
        for node in scores.dimensions:
            computed = scores.score(region, node)
            assert computed == pytest.approx(marts[region.code, node.code], abs=1e-9)


def test_published_files_are_called_by_the_index_and_tell_of_no_other(published, built):
    assert (published / "life.xlsx").is_file()
    package = json.loads((published / "datapackage.json").read_text(encoding="utf-8"))
    assert (package["name"], package["title"]) == ("life-index", "Quality of life")
    assert package["description"] == "Editions 版本: 2024, 2025."
    for resource in package["resources"]:
        assert not OF_THIS_INDEX.search(resource["title"] + resource["description"]), resource
    manifest = json.loads((published / "manifest.json").read_text(encoding="utf-8"))
    assert manifest["library"]["notice"] == ""
    assert list(manifest["raw_inputs"]) == ["raw_observations.csv"]
    comments = query(
        published / "marts.duckdb", "select comment from duckdb_tables() where comment is not null"
    )
    assert len(comments) == len(package["resources"])
    assert not [comment for (comment,) in comments if OF_THIS_INDEX.search(comment)]
