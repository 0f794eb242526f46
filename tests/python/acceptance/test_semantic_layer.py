"""MetricFlow reads the semantic layer, answers from the marts, and adds up nothing wrongly."""

import csv
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import copy_of_project
from publication import rows

BIN = Path(sys.executable).parent
BEIJING = "{{ Entity('region') }} = '110000'"
LATEST = "{{ TimeDimension('metric_time', 'year') }} = '2023-01-01'"


@pytest.fixture(scope="module")
def project(tmp_path_factory) -> Path:
    """A copy of the project, as dbt has parsed it."""
    return copy_of_project(tmp_path_factory.mktemp("semantic") / "project")


@pytest.fixture(scope="module")
def mf(project, warehouse):
    """mf("query", …): what MetricFlow's command prints, over the warehouse.

    It opens its database to write: a copy, as other tests read the warehouse at the same time.
    """
    copy = shutil.copy(warehouse, project)
    environment = {**os.environ, "WAREHOUSE": copy, "DBT_PROFILES_DIR": str(project)}

    def run(program: str, *arguments: str) -> str:
        done = subprocess.run(
            [BIN / program, *arguments],
            cwd=project,
            env=environment,
            capture_output=True,
            text=True,
        )
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    run("dbt", "parse")
    return lambda *arguments: run("mf", *arguments)


@pytest.fixture(scope="module")
def ask(mf, tmp_path_factory):
    """ask("score", "region", where…): the metric in the latest edition, after what groups it."""
    file = tmp_path_factory.mktemp("answers") / "answer.csv"

    def ask(metric: str, groups: str, *where: str) -> list[tuple]:
        conditions = [word for one in (LATEST, *where) for word in ("--where", one)]
        groups = f"{groups},metric_time__year"
        mf("query", "--metrics", metric, "--group-by", groups, *conditions, "--csv", str(file))
        with open(file, encoding="utf-8", newline="") as answer:
            return [
                (*[row[group] for group in groups.split(",")[:-1]], number(row[metric]))
                for row in csv.DictReader(answer)
            ]

    return ask


def number(text: str) -> float | None:
    return round(float(text), 9) if text else None


def test_the_semantic_models_are_valid_and_the_marts_have_what_they_name(mf):
    said = mf("validate-configs")
    assert said.count("ERRORS: 0, FUTURE_ERRORS: 0, WARNINGS: 0") == 6


def test_scores_and_ranks_are_those_of_the_marts(ask, warehouse):
    expected = rows(
        warehouse,
        "select region_code, round(score, 9), score_rank from marts.fct_index_scores"
        " where edition = 2023 and region_level = 'province' and node_code = 'overall'",
    )
    root = ["{{ Entity('node') }} = 'overall'", "{{ Dimension('region__level') }} = 'province'"]
    assert sorted(ask("score", "region", *root)) == sorted(row[:2] for row in expected)
    assert sorted(ask("score_rank", "region", *root)) == sorted(row[::2] for row in expected)


def test_a_score_is_not_added_up_over_the_tree_or_the_regions(ask, warehouse):
    naive = "select sum(score) from marts.fct_index_scores where edition = 2023"
    [(added_up,)] = rows(warehouse, f"{naive} and region_code = '110000'")
    assert round(added_up, 2) == 326.30
    assert ask("score", "region", BEIJING) == [("110000", None)]
    assert {score for _, score in ask("score", "node")} == {None}


def test_points_add_up_to_the_scores_of_one_region_only(ask, warehouse):
    expected = rows(
        warehouse,
        "select node_code, round(score, 9) from marts.fct_index_scores where edition = 2023"
        " and region_code = '110000' and node_level = 'dimension'",
    )
    assert sorted(ask("points", "node__dimension", BEIJING)) == sorted(expected)
    assert {points for _, points in ask("points", "node__dimension")} == {None}


def test_rows_are_counted_once_for_each_level_of_regions(ask, warehouse):
    enterprises = "{{ Entity('node') }} = 'enterprise_count'"
    expected = rows(
        warehouse,
        "select region_level, cast(sum(numerator) as double) from marts.fct_indicator_values"
        " where edition = 2023 and node_code = 'enterprise_count' group by all",
    )
    assert len(expected) == 4
    assert sorted(ask("counted", "region__level", enterprises)) == sorted(expected)
    assert ask("counted", "node", enterprises) == [("enterprise_count", None)]


def test_the_value_of_a_mean_is_that_of_one_region(ask, warehouse):
    mean = "{{ Entity('node') }} = 'university_mean_patents'"
    expected = rows(
        warehouse,
        "select region_code, round(raw_value, 9) from marts.fct_indicator_values"
        " where edition = 2023 and node_code = 'university_mean_patents'"
        " and region_level = 'province'",
    )
    provinces = "{{ Dimension('region__level') }} = 'province'"
    assert sorted(ask("indicator_value", "region", mean, provinces)) == sorted(expected)
    assert {
        value for _, value in ask("indicator_value", "region__level", mean) if _ != "country"
    } == {None}
