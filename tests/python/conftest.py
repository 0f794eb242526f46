"""What the tests share: builds into files of their own, and copies of the project."""

import atexit
import os
import shutil
import signal
import sys
from functools import cache
from pathlib import Path

import duckdb
import pytest
from forks import Forks
from random_library import random_library, write_library
from xdist.scheduler import LoadScopeScheduling

PROJECT = Path(__file__).parents[2]
DBT = Path(sys.executable).with_name("dbt")
PARSED = PROJECT / "target" / "partial_parse.msgpack"
QUIET = ["--quiet", "--no-use-colors", "--log-level-file", "none"]
# Two workers build at a time: each takes one core.
os.environ.setdefault("THREADS", "1")
NO_UNIT_TESTS = ["--exclude-resource-type", "unit_test"]
# Modules that share builds run on one worker: those that build in the project itself, one build
# at a time, and those that use the good project.
SHARED = dict.fromkeys(
    ["build", "explain", "lineage", "oracle", "publishing", "robustness"], "project"
)
SHARED |= dict.fromkeys(
    ["faults", "fingerprint", "notes", "preparing", "safe_builds"], "good project"
)
SHARED |= dict.fromkeys(["own_index", "own_index_pages"], "own index")


class Scheduling(LoadScopeScheduling):
    """Hand out tests to the workers of pytest-xdist by the builds that they share."""

    def _split_scope(self, nodeid: str) -> str:
        module = Path(nodeid.partition("::")[0]).stem.removeprefix("test_")
        return SHARED.get(module, module)


def pytest_xdist_make_scheduler(config, log):
    return Scheduling(config, log)


@cache
def forks() -> Forks:
    """One for each worker, ended with it."""
    started = Forks()
    atexit.register(started.close)
    return started


def dbt_build(warehouse: Path, *arguments: str, project: Path = PROJECT):
    """Run `dbt build` into `warehouse`, as a user would; returns the finished process."""
    # Into the file that `make build` uses too: dbt parses everything anew for another one.
    building = Path("target", "building", warehouse.name)
    (project / building).unlink(missing_ok=True)
    (project / building).parent.mkdir(parents=True, exist_ok=True)
    words = [*QUIET, "--warn-error", "build", *arguments]
    environment = {**os.environ, "WAREHOUSE": str(building)}
    build = forks().run("dbt.cli.main:cli", words, project, environment)
    if (project / building).exists():
        shutil.move(project / building, warehouse)
    return build


def make_build(project: Path, warehouse: Path, *arguments: str):
    """Run what `make build` runs, check and swap included; returns the finished process."""
    return indexhouse(project, "build", "--warehouse", str(warehouse), *arguments)


def indexhouse(project: Path, *words: str):
    """Run a command of the package in a project; returns the finished process."""
    return forks().run("indexhouse.cli:main", list(words), project, dict(os.environ))


def copy_project(folder: Path) -> Path:
    """The project without what was made in it, for tests that change it."""
    anywhere = shutil.ignore_patterns(".*", "*.duckdb*", "__pycache__", "node_modules")

    def made(path: str, names: list[str]) -> set[str]:
        at_the_top = {"target", "logs", "site", "published"} if Path(path) == PROJECT else set()
        return anywhere(path, names) | at_the_top

    shutil.copytree(PROJECT, folder, ignore=made)
    if PARSED.exists():  # dbt needs seconds to parse what has not changed
        (folder / "target").mkdir()
        shutil.copy(PARSED, folder / "target")
    return folder


def query(warehouse: Path, sql: str) -> list[tuple]:
    with duckdb.connect(str(warehouse), read_only=True) as connection:
        return connection.execute(sql).fetchall()


def untraced(warehouse: Path) -> list[tuple]:
    """Values of indicators that are not the sum of the rows that the trace names."""
    return query(
        warehouse,
        "with traced as (select edition, region_level, region_code, node_code,"
        " sum(numerator_part) as numerator, sum(denominator_part) as denominator"
        " from marts.fct_score_trace group by all)"
        " select * from marts.fct_indicator_values as indicator"
        " full join traced using (edition, region_level, region_code, node_code)"
        " where coalesce(traced.numerator, 0) is distinct from indicator.numerator"
        " or coalesce(traced.denominator, 0) is distinct from coalesce(indicator.denominator, 0)",
    )


def assert_equal_scores(warehouse: Path, expected: dict[tuple, tuple]) -> None:
    """Every node, region, level and edition: the score to 1e-9, the rank exactly."""
    built = query(
        warehouse,
        "select edition, region_level, region_code, node_code, score, score_rank"
        " from marts.fct_index_scores",
    )
    assert {row[:4] for row in built} == set(expected)
    for *key, score, rank in built:
        expected_score, expected_rank = expected[tuple(key)]
        assert abs(score - float(expected_score)) <= 1e-9, key
        assert rank == expected_rank, key


@pytest.fixture
def as_in_a_terminal():
    """nohup and shells in the background ignore signals, which every child inherits."""
    stops = (signal.SIGINT, signal.SIGHUP)
    ignored = [number for number in stops if signal.getsignal(number) == signal.SIG_IGN]
    for number in ignored:
        signal.signal(number, signal.SIG_DFL)
    yield
    for number in ignored:
        signal.signal(number, signal.SIG_IGN)


@pytest.fixture(scope="session")
def warehouse(tmp_path_factory) -> Path:
    """A warehouse built from the project as it stands, all of dbt's tests passed.

    `make mutants` has built it already.
    """
    if "BUILT" in os.environ:
        return Path(os.environ["BUILT"])
    path = tmp_path_factory.mktemp("built") / "warehouse.duckdb"
    build = dbt_build(path)
    assert build.returncode == 0, build.stdout
    assert "not reproduced" not in build.stdout
    return path


@pytest.fixture
def project(tmp_path) -> Path:
    return copy_project(tmp_path / "project")


@pytest.fixture(scope="session")
def good_project(tmp_path_factory) -> Path:
    """A copy of the project that `make build` is tried in, so that target/ here stays as it is."""
    return copy_project(tmp_path_factory.mktemp("good") / "project")


@pytest.fixture(scope="session")
def good_warehouse(good_project, tmp_path_factory) -> Path:
    """What `make build` made of a small random library: the last good warehouse."""
    raw = tmp_path_factory.mktemp("good") / "raw"
    write_library(random_library(seed=1, row_count=600, editions=[2022, 2023]), raw)
    path = tmp_path_factory.mktemp("good") / "warehouse.duckdb"
    build = make_build(good_project, path, "--raw", str(raw))
    assert build.returncode == 0, build.stdout + build.stderr
    return path
