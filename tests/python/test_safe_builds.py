"""Failed builds harm nothing: killed at any moment, the last good warehouse stays and opens."""

import errno
import fcntl
import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import duckdb
import pytest
from conftest import make_build, query
from random_library import random_library, write_library

from indexhouse.running import build as building
from indexhouse.running import place
from indexhouse.running.variables import WrongInputError

pytestmark = pytest.mark.usefixtures("as_in_a_terminal")

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
# What a shell may have set for other projects of dbt: each would make another build of ours.
SETTINGS = {
    "DBT_TARGET": "lint",
    "DBT_EMPTY": "1",
    "DBT_RESOURCE_TYPES": "model",
    "DBT_EXCLUDE_RESOURCE_TYPES": "seed",
    "DBT_VARS": "{weight_scheme: nobody}",
    "DBT_PROFILES_DIR": "/nowhere",
    "DBT_INDIRECT_SELECTION": "empty",
}
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


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_ends_a_build_with_a_sentence(good_project, warehouse, other_raw, number):
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
            build.send_signal(number)
            break
    told, errors = build.communicate()
    assert build.returncode == 128 + number
    assert errors == f"Stopped. {warehouse} is unchanged.\n"
    assert "Traceback" not in told
    assert warehouse.read_bytes() == before


def test_a_build_after_killed_ones_succeeds_while_a_reader_holds_the_warehouse(
    good_project, warehouse, other_raw, monkeypatch
):
    """Whatever the shell has set for dbt."""
    for name, value in SETTINGS.items():
        monkeypatch.setenv(name, value)
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
    assert f"Ignored from the environment: {', '.join(sorted(SETTINGS))}." in build.stdout
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


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_ends_a_publication_with_a_sentence_and_leaves_nothing(
    good_project, warehouse, tmp_path, number
):
    place = tmp_path / "published"
    words = ["publish", "--warehouse", warehouse, "--into", place]
    publish = subprocess.Popen(
        [sys.executable, "-m", "indexhouse", *words],
        cwd=good_project,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    publish.stdout.read(1)  # of its first step
    publish.send_signal(number)
    _, errors = publish.communicate()
    assert publish.returncode == 128 + number
    assert errors == f"\nStopped.\n{place} was not made.\n"
    assert [path.name for path in tmp_path.iterdir()] == [warehouse.name]


def test_a_closed_pipe_ends_a_build_with_a_sentence(good_project, warehouse, other_raw):
    before = warehouse.read_bytes()
    build = subprocess.Popen(
        [sys.executable, "-m", "indexhouse", "build", "--warehouse", warehouse, "--raw", other_raw],
        cwd=good_project,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    build.stdout.readline()
    build.stdout.close()
    assert build.stderr.read() == f"Stopped. {warehouse} is unchanged.\n"
    assert build.wait() == 128 + signal.SIGPIPE
    assert warehouse.read_bytes() == before


def test_a_signal_that_nohup_has_ignored_stays_ignored():
    code = "from indexhouse.running.stopping import stop_at_once; import os, signal;"
    code += (
        "stop_at_once(lambda: 'Stopped.'); os.kill(os.getpid(), signal.SIGHUP); print('went on')"
    )
    for command, told in ((["nohup"], "went on\n"), ([], "")):
        words = [*command, sys.executable, "-c", code]
        done = subprocess.run(words, capture_output=True, text=True, stdin=subprocess.DEVNULL)
        assert done.stdout == told, done.stderr


def test_a_finished_build_without_rows_is_noticed(warehouse):
    assert building.without_rows(warehouse) == []
    with duckdb.connect(str(warehouse)) as connection:
        connection.execute(
            "create or replace table marts.dim_editions as from marts.dim_editions limit 0"
        )
        connection.execute("drop table marts.province_rankings")
    assert building.without_rows(warehouse) == ["dim_editions", "province_rankings"]


def test_a_full_disk_leaves_nothing_beside_the_warehouse(warehouse, tmp_path, monkeypatch):
    """As when the folder of the warehouse is on another disk, which is full."""
    before = warehouse.read_bytes()
    built = Path(shutil.copy(warehouse, tmp_path / "built.duckdb"))

    def move(source, target):
        Path(target).write_bytes(Path(source).read_bytes()[:100])
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(place.shutil, "move", move)
    with pytest.raises(OSError, match="No space left"):
        place.put_in_place(built, warehouse)
    assert warehouse.read_bytes() == before
    assert sorted(path.name for path in tmp_path.iterdir()) == ["built.duckdb", warehouse.name]


def test_a_full_disk_in_a_build_is_told_in_a_sentence(good_project, warehouse, other_raw):
    """Tried with a limit on the size of files, which gives the same error as a full disk."""
    before = warehouse.read_bytes()
    limited = "import resource, sys; from indexhouse.cli import main;"
    limited += "resource.setrlimit(resource.RLIMIT_FSIZE, (4_000_000, 4_000_000)); sys.exit(main())"
    build = subprocess.run(
        [sys.executable, "-c", limited, "build", "--warehouse", warehouse, "--raw", other_raw],
        cwd=good_project,
        capture_output=True,
        text=True,
    )
    assert build.returncode == 1
    last_lines = build.stderr.splitlines()
    assert last_lines[0].startswith("The build failed: ")
    assert "File too large" in last_lines[1]
    assert f"{warehouse} is unchanged." in build.stderr
    assert "Traceback" not in build.stderr
    assert warehouse.read_bytes() == before


@pytest.mark.parametrize(
    ("name", "says"),
    {
        "a folder": ("", "it is a folder"),
        "a schema": ("marts.duckdb", "marts is the name of a schema inside"),
        "a file of another kind": ("notes.txt", "it is no DuckDB file, and a build would replace"),
        "a folder that is a file": ("notes.txt/warehouse.duckdb", "notes.txt is a file"),
        "a read-only file": ("locked.duckdb", "it is read-only. Make it writable"),
        "a device": ("/dev/null", "it is no DuckDB file"),
        "a question mark": ("what?.duckdb", "DuckDB cannot open a path with a question mark"),
        "a quote": ("it's.duckdb", "the name has '. Give the file another name."),
        "a very long name": ("x" * 300, "File name too long"),
    }.values(),
)
def test_a_warehouse_that_cannot_be_replaced_is_refused_before_anything_is_built(
    warehouse, tmp_path, name, says
):
    (tmp_path / "notes.txt").write_text("precious", encoding="utf-8")
    shutil.copy(warehouse, tmp_path / "locked.duckdb")
    (tmp_path / "locked.duckdb").chmod(0o444)
    with pytest.raises(WrongInputError) as refused:
        place.refuse_unusable(tmp_path / name)
    assert str(refused.value).startswith(f"WAREHOUSE: {tmp_path / name}: ")
    assert says in str(refused.value)


def test_a_folder_that_may_not_be_written_is_refused(tmp_path, monkeypatch):
    monkeypatch.setattr(place.os, "access", lambda folder, mode: folder != tmp_path)
    with pytest.raises(WrongInputError, match="you may not write in"):
        place.refuse_unusable(tmp_path / "new" / "warehouse.duckdb")


@pytest.mark.parametrize("name", ["a b.duckdb", "my.ware%house.duckdb", "新库.duckdb"])
def test_a_warehouse_may_have_a_name_of_its_own(tmp_path, name):
    place.refuse_unusable(tmp_path / name)


def test_a_warehouse_with_spaces_is_built_below_a_folder_with_quotes(
    good_project, other_raw, tmp_path
):
    """The project stands in such a folder too, and so do the raw tables."""
    odd = tmp_path / """it's an "odd" #%1; 文件夹"""
    shutil.copytree(good_project, odd / "project")
    raw = shutil.copytree(other_raw, odd / "raw")
    warehouse = odd / "my ware house.duckdb"
    build = make_build(odd / "project", warehouse, "--raw", str(raw))
    assert build.returncode == 0, build.stdout + build.stderr
    assert raw_rows(warehouse) == 1200
    assert query(warehouse, "select count(*) > 0 from marts.fct_score_trace") == [(True,)]


@pytest.mark.parametrize(("name", "value"), [("THREADS", "abc"), ("MEMORY_LIMIT", "lots")])
def test_a_setting_that_is_no_number_is_refused_in_a_sentence(
    good_project, warehouse, monkeypatch, name, value
):
    monkeypatch.setenv(name, value)
    build = make_build(good_project, warehouse)
    assert build.returncode == 2
    assert build.stderr.startswith(f"{name} is '{value}' but must be ")
    assert "Traceback" not in build.stderr
