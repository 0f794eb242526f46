"""What is typed behind `make` reaches the command as it is: neither make nor a shell runs it."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import PROJECT

GIVEN = [
    *("FROM", "TO", "STRICT", "RAW", "INDEX", "VARS", "WAREHOUSE", "REGION", "NODE", "EDITION"),
    *("LANGUAGE", "POSTGRES_URL"),
]
COMMAND = """#!{python}
import json, os, sys
with open({log!r}, "a") as log:
    log.write(json.dumps([sys.argv[1:], dict(os.environ)]) + "\\n")
"""


@pytest.fixture
def virtual(tmp_path) -> Path:
    """An environment whose Python only writes down how it was called."""
    folder = tmp_path / "virtual"
    (folder / "bin").mkdir(parents=True)
    python = folder / "bin" / "python"
    python.write_text(COMMAND.format(python=sys.executable, log=str(tmp_path / "log")))
    python.chmod(0o755)
    for stamp in ("run", "publish", "ready"):
        (folder / stamp).touch()
    return folder


def make(virtual: Path, target: str, *given: str, **environment: str) -> list[list]:
    """The calls of the commands of a target: their words and their environment."""
    log = virtual.parent / "log"
    log.unlink(missing_ok=True)
    words = ["make", "--silent", f"VENV={virtual}", target, *given]
    clean = {name: value for name, value in os.environ.items() if not name.startswith("MAKE")}
    done = subprocess.run(
        words, cwd=PROJECT, env=clean | environment, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr
    return [json.loads(line) for line in log.read_text(encoding="utf-8").splitlines()]


@pytest.mark.parametrize(
    "form",
    [
        "$(shell touch {file})",
        "${{shell touch {file}}}",
        "$$(touch {file})",
        "`touch {file}`",
        "'; touch {file}; '",
        '"; touch {file}; "',
        "; touch {file}",
        "a\ntouch {file}",
        "--help",
        "a #b",
    ],
)
def test_no_value_is_run_or_changed(virtual, tmp_path, form):
    value = form.format(file=tmp_path / "made")
    given = [f"{name}={value}" for name in GIVEN]
    [[build, environment]] = make(virtual, "build", *given)
    options = [f"--{name}={value}" for name in ("warehouse", "raw", "index", "vars")]
    assert build == ["-m", "indexhouse", "build", *options, "--target=duckdb"]
    [[build, _]] = make(virtual, "build", f"SPARK={virtual}", f"TARGET={value}")
    assert build[-1] == f"--target={value}"
    assert {name: environment[name] for name in GIVEN} == dict.fromkeys(GIVEN, value)
    [[explain, _]] = make(virtual, "explain", *given)
    options = [f"--{name}={value}" for name in ("warehouse", "node", "edition", "language")]
    assert explain == ["-m", "indexhouse", "explain", *options, "--", value]
    [[check, _]] = make(virtual, "check", **dict.fromkeys(GIVEN, value))
    options = [f"--{name}={value}" for name in ("index", "vars")]
    assert check[:-2] == ["-m", "indexhouse", "check", *options]
    assert check[-2:] == ["--", value]
    [[prepare, _]] = make(virtual, "prepare", *given)
    options = [f"--{name}={value}" for name in ("strict", "index", "language")]
    assert prepare == ["-m", "indexhouse", "prepare", *options, "--", value, value]
    make(virtual, "publish", *given)
    assert not (tmp_path / "made").exists()


def test_an_engine_is_chosen_on_the_command_line_alone(virtual, tmp_path):
    """Other programs set TARGET."""
    [[build, _]] = make(virtual, "build", TARGET="spark")
    assert build[-1] == "--target=duckdb"


@pytest.mark.parametrize("name", ["warehouse.duckdb", 'it\'s a "ware house".duckdb', "[a]*.duckdb"])
def test_publish_builds_a_warehouse_only_if_there_is_none(virtual, tmp_path, name):
    warehouse = f"WAREHOUSE={tmp_path / name}"
    assert [words[2] for words, _ in make(virtual, "publish", warehouse)] == ["build", "publish"]
    (tmp_path / name).touch()
    assert [words[2] for words, _ in make(virtual, "publish", warehouse)] == ["publish"]


@pytest.mark.parametrize(
    ("system", "language"), [("fr_FR:fr", ""), ("en_GB:en", ""), ("zh_CN:zh", "zh_CN:zh")]
)
def test_the_language_of_the_system_counts_if_it_is_chinese(virtual, system, language):
    [[words, _]] = make(virtual, "explain", "REGION=x", LANGUAGE=system)
    assert f"--language={language}" in words
