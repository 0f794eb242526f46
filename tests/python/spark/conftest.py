"""Builds on Spark, each with its twin on DuckDB: `make test-spark`.

The sample library is built by a Spark in the build's own process, and a library with faults by a Thrift
server, as on a cluster.
"""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from conftest import copy_project, dbt_build, make_build
from test_faults import library_with_faults, write_in_every_form

from spark.builds import FEW_DRAWS, in_spark, thrift_server
from spark.odd_values import ODD_ROWS


@pytest.fixture(scope="session")
def spark_project(tmp_path_factory) -> Path:
    return copy_project(tmp_path_factory.mktemp("spark") / "project")


@pytest.fixture(scope="session")
def on_duckdb(tmp_path_factory, spark_project) -> Path:
    """The sample library, built on DuckDB."""
    path = tmp_path_factory.mktemp("on_duckdb") / "warehouse.duckdb"
    build = make_build(spark_project, path, "--vars", FEW_DRAWS)
    assert build.returncode == 0, build.stdout + build.stderr
    path.with_suffix(".txt").write_text(build.stdout, encoding="utf-8")
    return path


@pytest.fixture(scope="session")
def cluster(tmp_path_factory) -> Iterator[dict]:
    with thrift_server(tmp_path_factory.mktemp("cluster")) as variables:
        yield variables


@pytest.fixture(scope="session")
def on_spark(tmp_path_factory, spark_project, on_duckdb) -> Path:
    """The sample library, built on Spark; beside it what the build said, did and left."""
    folder = tmp_path_factory.mktemp("on_spark")
    (folder / "events").mkdir()
    events = "-Dspark.eventLog.enabled=true -Dspark.eventLog.rolling.enabled=false"
    events += f" -Dspark.eventLog.compress=false -Dspark.eventLog.dir={folder / 'events'}"
    words = ["--warehouse", folder / "warehouse.duckdb", "--vars", FEW_DRAWS]
    build = in_spark(spark_project, "build", folder / "tables", *words, options=events)
    told, errors = build.communicate()
    assert build.returncode == 0, told + errors
    (folder / "warehouse.txt").write_text(told, encoding="utf-8")
    return folder / "warehouse.duckdb"


@pytest.fixture(scope="session")
def odd_folder(tmp_path_factory) -> Path:
    """Good files in every form, a row of every fault, and odd values of every type."""
    rows = library_with_faults()
    for table, odd in ODD_ROWS.items():
        rows[table] += odd
    folder = tmp_path_factory.mktemp("odd") / "raw"
    write_in_every_form(rows, folder)
    return folder


@pytest.fixture(scope="session")
def judged_on_duckdb(tmp_path_factory, spark_project, odd_folder) -> Path:
    path = tmp_path_factory.mktemp("judged") / "judged.duckdb"
    build = dbt_build(
        path,
        *("--exclude-resource-type", "unit_test", "--select", "+audit_rejected_rows"),
        *("--vars", json.dumps({"raw_location": str(odd_folder)})),
        project=spark_project,
    )
    path.with_suffix(".txt").write_text(build.stdout, encoding="utf-8")
    return path


@pytest.fixture(scope="session")
def judged_on_spark(tmp_path_factory, spark_project, odd_folder, cluster) -> Path:
    folder = tmp_path_factory.mktemp("judged_on_spark")
    judge = in_spark(spark_project, "judge", odd_folder, folder, cluster=cluster)
    told, errors = judge.communicate()
    assert judge.returncode == 0, told + errors
    return folder
