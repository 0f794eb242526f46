"""Failed builds harm nothing: killed at any moment, the last good warehouse stays and opens."""

import fcntl
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import make_build, query
from random_library import random_library, write_library

READER = """
import sys, duckdb
connection = duckdb.connect(sys.argv[1], read_only=True)
for _ in sys.stdin:
    print(connection.execute("select sum(raw_rows) from audit.audit_row_counts").fetchone()[0], flush=True)
"""
# Leaves a write-ahead log beside the warehouse, which must not be replayed into the next one.
CRASHING_WRITER = """
import os, sys, duckdb
connection = duckdb.connect(sys.argv[1])
connection.execute("create table marts.stray as select 1")
os._exit(1)
"""
# What a build says when it has come so far.
MOMENTS = {
    "the project is read": "Found ",
    "rows are staged": "stg_enterprises",
    "the marts are made": "marts.fct_index_scores",
    "the warehouse takes its place": "Done. PASS=",
}


def raw_rows(warehouse: Path) -> int:
    return query(warehouse, "select sum(raw_rows) from audit.audit_row_counts")[0][0]


@pytest.fixture(scope="module")
def other_raw(tmp_path_factory) -> Path:
    """Another library than that of the last good warehouse, and a larger one."""
    folder = tmp_path_factory.mktemp("other") / "raw"
    write_library(random_library(seed=2, row_count=1200, editions=[2022, 2023]), folder)
    return folder


@pytest.fixture
def warehouse(good_warehouse, tmp_path) -> Path:
    return Path(shutil.copy(good_warehouse, tmp_path))


@pytest.mark.parametrize("moment", MOMENTS)
def test_a_build_that_is_killed_leaves_a_whole_warehouse(
    good_project, warehouse, other_raw, moment
):
    before = warehouse.read_bytes()
    build = subprocess.Popen(
        [sys.executable, "-m", "indexhouse", "build", "--warehouse", warehouse, "--raw", other_raw],
        cwd=good_project,
        stdout=subprocess.PIPE,
        text=True,
    )
    for line in build.stdout:
        if MOMENTS[moment] in line:
            build.kill()
            break
    assert build.wait() == -signal.SIGKILL, "the build ended before the moment came"
    # In the last moment the new warehouse may be there already: then it is whole.
    assert warehouse.read_bytes() == before or MOMENTS[moment].startswith("Done")
    assert raw_rows(warehouse) in (600, 1200)


def test_ctrl_c_ends_a_build_with_a_sentence(good_project, warehouse, other_raw):
    before = warehouse.read_bytes()
    build = subprocess.Popen(
        [sys.executable, "-m", "indexhouse", "build", "--warehouse", warehouse, "--raw", other_raw],
        cwd=good_project,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    for line in build.stdout:
        if MOMENTS["rows are staged"] in line:
            build.send_signal(signal.SIGINT)
            break
    told, errors = build.communicate()
    assert build.returncode == 130
    assert errors == f"Stopped. {warehouse} is unchanged.\n"
    assert "Traceback" not in told
    assert warehouse.read_bytes() == before


def test_a_build_after_killed_ones_succeeds_while_a_reader_holds_the_warehouse(
    good_project, warehouse, other_raw
):
    subprocess.run([sys.executable, "-c", CRASHING_WRITER, warehouse])
    assert warehouse.with_name(warehouse.name + ".wal").exists()
    reader = subprocess.Popen(
        [sys.executable, "-c", READER, warehouse],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    with reader:
        reader.stdin.write("\n")
        reader.stdin.flush()
        assert reader.stdout.readline() == "600\n"
        build = make_build(good_project, warehouse, "--raw", str(other_raw))
        assert build.returncode == 0, build.stdout + build.stderr
        reader.stdin.write("\n")
        reader.stdin.close()
        assert reader.stdout.readline() == "600\n"
    assert raw_rows(warehouse) == 1200
    assert query(warehouse, "select * from duckdb_tables() where table_name = 'stray'") == []
    assert sorted(path.name for path in warehouse.parent.iterdir()) == [warehouse.name]


def test_a_build_says_so_when_another_one_is_running(good_project, warehouse, other_raw):
    before = warehouse.read_bytes()
    with (good_project / "target/building.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        second = make_build(good_project, warehouse, "--raw", str(other_raw))
    assert second.returncode == 1
    assert "Another build of this project is running." in second.stderr
    assert warehouse.read_bytes() == before
