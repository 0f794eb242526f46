"""make docs: its last line, what it says when it cannot, and a site that is never half."""

import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import duckdb
import pytest
from conftest import PROJECT

from indexhouse.site.licences import LICENCES
from indexhouse.site.pages import PAGES
from indexhouse.site.preview import PREVIEW

# The site of the other tests is made first: `docs` runs once at a time.
pytestmark = pytest.mark.usefixtures("site")

COMMAND = [sys.executable, "-m", "indexhouse", "docs", "--warehouse"]
DBT_TIMES = re.compile(
    r'"(generated_at|created_at|invocation_id|invocation_started_at|run_started_at)": *[^,}]+'
    "|sha256-[^']+"
)
# What the command says when it has come so far.
MOMENTS = ["dbt docs", "index.html", "methodology.html"]


@pytest.fixture
def place(tmp_path):
    """A site that is there already."""
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "index.html").write_text("the last site")
    return tmp_path / "site"


def docs(*arguments, **environment):
    return subprocess.run(
        [*COMMAND, *map(str, arguments)],
        cwd=PROJECT,
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
    )


def test_it_makes_every_page_and_says_so_in_its_last_line(warehouse, site, place):
    made = docs(warehouse, "--into", place)
    assert made.returncode == 0, made.stdout + made.stderr
    last = made.stdout.splitlines()[-1]
    assert last.startswith(f"Made {place}/index.html: open it in a browser ({len(PAGES)} pages, ")
    files = {str(file.relative_to(place)) for file in place.rglob("*") if file.is_file()}
    pages = {page.file for page in PAGES} | {LICENCES}
    assert {name for name in files if not name.startswith("data/")} == pages | {PREVIEW}
    assert {name for name in files if name.startswith("data/")} >= {"data/marts.duckdb"}
    assert (place / PREVIEW).read_bytes() == (site / PREVIEW).read_bytes()
    for name in pages:
        assert without_times(place / name) == without_times(site / name), name
    assert sorted(path.name for path in place.parent.iterdir()) == ["site"]


def without_times(file: Path) -> str:
    """What must be the same whenever a page is made: all but the times and ids of dbt's own runs, and
    the size of the DuckDB file, which DuckDB lays out anew.
    """
    html = file.read_text(encoding="utf-8")
    if file.name == "data.html":
        html = re.sub(r"[\d.]+ MB", "", html)
    return DBT_TIMES.sub("", html) if file.parent.name == "dbt" else html


@pytest.mark.parametrize("moment", MOMENTS)
def test_a_run_that_is_killed_leaves_the_last_site(warehouse, place, moment):
    run = subprocess.Popen(
        [*COMMAND, warehouse, "--into", place], cwd=PROJECT, stdout=subprocess.PIPE, text=True
    )
    for line in run.stdout:
        if line.startswith(moment):
            run.kill()
            break
    assert run.wait() == -signal.SIGKILL, "the run ended before the moment came"
    assert (place / "index.html").read_text() == "the last site"


def test_ctrl_c_ends_a_run_with_a_sentence(warehouse, place):
    run = subprocess.Popen(
        [*COMMAND, warehouse, "--into", place],
        cwd=PROJECT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    for line in run.stdout:
        if line.startswith("dbt docs"):
            time.sleep(2)
            run.send_signal(signal.SIGINT)
            break
    _, errors = run.communicate()
    assert (run.returncode, errors) == (130, f"Stopped. {place} is unchanged.\n")
    assert (place / "index.html").read_text() == "the last site"


def test_without_a_warehouse_it_says_what_makes_one(place):
    failed = docs(place / "none.duckdb", "--into", place)
    assert failed.returncode == 1
    assert f"{place}/none.duckdb does not exist: make build makes it." in failed.stderr
    assert_nothing_changed(failed, place)


def test_a_warehouse_of_something_else_is_no_reason_for_a_traceback(tmp_path, place):
    duckdb.connect(str(tmp_path / "other.duckdb")).close()
    failed = docs(tmp_path / "other.duckdb", "--into", place)
    assert failed.returncode == 1
    assert "no table audit.audit_inputs: make build makes it anew." in failed.stderr
    assert_nothing_changed(failed, place)


def test_without_node_it_says_what_to_install(warehouse, tmp_path, place):
    failed = docs(warehouse, "--into", place, PATH=str(tmp_path))
    assert failed.returncode == 1
    assert "Node.js is missing: install version 18 or later" in failed.stderr
    assert_nothing_changed(failed, place)


def assert_nothing_changed(failed, place):
    assert "Traceback" not in failed.stderr
    assert failed.stderr.splitlines()[-1] == f"{place} is unchanged."
    assert (place / "index.html").read_text() == "the last site"
    assert not place.with_name("site.new").exists()
