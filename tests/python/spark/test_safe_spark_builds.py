"""A build on Spark that is killed, at any moment, leaves the last warehouse."""

import os
import shutil
import signal
import subprocess
import time
from pathlib import Path

import pytest
from conftest import PROJECT, query

from indexhouse.running import java
from indexhouse.running.spark import megabytes
from spark.builds import FEW_DRAWS, in_spark

pytestmark = pytest.mark.usefixtures("as_in_a_terminal")

RAW_ROWS = "select sum(raw_rows) from audit.audit_row_counts"


@pytest.fixture
def last_good(on_duckdb, tmp_path) -> Path:
    return Path(shutil.copy(on_duckdb, tmp_path))


def kill_and_wait(build: subprocess.Popen) -> None:
    """End the build alone; its Spark must end by itself, or it would write on."""
    build.kill()
    build.communicate()
    for _ in range(100):
        try:
            os.killpg(build.pid, 0)
        except ProcessLookupError:
            return
        time.sleep(0.1)
    os.killpg(build.pid, signal.SIGKILL)
    raise AssertionError("Spark went on without its build")


@pytest.mark.parametrize("moment", ["staging.stg_parks", "marts.dim_editions"])
def test_a_build_killed_while_spark_works_leaves_the_last_warehouse(
    spark_project, last_good, tmp_path, moment
):
    before = last_good.read_bytes()
    build = in_spark(spark_project, "build", tmp_path / "kept", "--warehouse", last_good)
    for line in build.stdout:
        if "OK created" in line and moment in line:
            kill_and_wait(build)
            break
    assert build.returncode == -signal.SIGKILL, "the build ended before the moment came"
    assert last_good.read_bytes() == before


MOMENTS = {
    "the seeds are copied": lambda building, warehouse: building.exists(),
    "the marts are copied": lambda building, warehouse: size(building) > 4_000_000,
    "the warehouse takes its place": lambda building, warehouse: not building.exists(),
}


def size(file: Path) -> int:
    return file.stat().st_size if file.exists() else 0


@pytest.mark.parametrize("moment", MOMENTS)
def test_a_build_killed_while_the_marts_are_copied_leaves_a_whole_warehouse(
    on_spark, spark_project, last_good, moment
):
    before, rows = last_good.read_bytes(), query(last_good, RAW_ROWS)
    building = spark_project / "target" / "building" / last_good.name
    tables = on_spark.parent / "tables"
    words = ["--warehouse", last_good, "--vars", FEW_DRAWS]
    build = in_spark(spark_project, "build_from", tables, *words)
    while build.poll() is None and not size(building):
        time.sleep(0.01)
    while build.poll() is None and not MOMENTS[moment](building, last_good):
        time.sleep(0.01)
    kill_and_wait(build)
    # In the last moment the new warehouse may be there already: then it is whole.
    assert last_good.read_bytes() == before or moment == "the warehouse takes its place"
    assert query(last_good, RAW_ROWS) == rows


def test_ctrl_c_ends_a_build_with_a_sentence(spark_project, last_good, tmp_path):
    before = last_good.read_bytes()
    build = in_spark(spark_project, "build", tmp_path / "kept", "--warehouse", last_good)
    for line in build.stdout:
        if "stg_parks" in line:
            build.send_signal(signal.SIGINT)
            break
    _, errors = build.communicate()
    assert build.returncode == 128 + signal.SIGINT
    assert f"Stopped. {last_good} is unchanged.\n" in errors
    assert last_good.read_bytes() == before


@pytest.mark.parametrize(
    ("java_says", "told"),
    {
        "none": ("", "there is no java"),
        "too old": ('openjdk version "11.0.2" 2019-01-15', "java is version 11"),
        "far too old": ('java version "1.8.0_202"', "java is version 8"),
        "old enough": ('openjdk version "17.0.15" 2025-04-15', ""),
        "newer": ('openjdk version "25" 2025-09-16', ""),
    }.values(),
)
def test_java_is_asked_for_in_one_sentence(tmp_path, monkeypatch, java_says, told):
    fake = tmp_path / "java"
    if java_says:
        fake.write_text(f"#!/bin/sh\necho '{java_says}' >&2\n")
        fake.chmod(0o755)
    monkeypatch.delenv("JAVA_HOME", raising=False)
    monkeypatch.setenv("PATH", str(tmp_path))
    problem = java.problem_of_java()
    assert bool(problem) == bool(told)
    assert told in problem and problem.count(".") == bool(told)


def test_make_says_that_java_is_missing_before_it_installs_anything(tmp_path):
    done = subprocess.run(
        ["make", "--silent", "build", "TARGET=spark", f"SPARK={tmp_path / 'spark'}"],
        cwd=PROJECT,
        env={**os.environ, "JAVA_HOME": str(tmp_path)},
        capture_output=True,
        text=True,
    )
    assert done.returncode == 2
    assert done.stderr.startswith("A build on Spark needs Java 17 or later, but there is no ")
    assert list(tmp_path.iterdir()) == []


def test_memory_is_given_to_java_in_the_form_that_it_reads():
    assert [megabytes(size) for size in ("2GB", "1.5 GiB", "512MB")] == ["1843m", "1536m", "488m"]
