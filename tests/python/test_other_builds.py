"""A part of the project on a fresh database, and the project as a package of another one."""

import shutil
import subprocess
from pathlib import Path

from conftest import DBT, NO_UNIT_TESTS, query


def dbt(folder: Path, *arguments: str) -> None:
    done = subprocess.run(
        [DBT, "--log-level-file", "none", *arguments], cwd=folder, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_a_part_of_the_project_builds_on_a_fresh_database(project):
    dbt(project, "--warn-error", "build", *NO_UNIT_TESTS, "--select", "+province_rankings")
    [(provinces,)] = query(
        project / "target/warehouse.duckdb", "select count(*) from marts.province_rankings"
    )
    assert provinces == 62


def test_another_project_takes_this_one_as_a_package_and_builds_on_a_mart(project, tmp_path):
    other = tmp_path / "other"
    (other / "models").mkdir(parents=True)
    files = {
        "dbt_project.yml": "name: other\nversion: 1.0.0\nprofile: other\n",
        "packages.yml": f"packages:\n  - local: {project}\n",
        "profiles.yml": "other:\n  target: dev\n  outputs:\n    dev:\n      type: duckdb\n"
        "      path: other.duckdb\n      threads: 2\n",
        "models/leaders.sql": "select * from {{ ref('ai_competitiveness', 'province_rankings') }}"
        " where overall_rank = 1",
    }
    for name, text in files.items():
        (other / name).write_text(text, encoding="utf-8")
    shutil.rmtree(project / ".venv", ignore_errors=True)
    dbt(other, "deps")
    arguments = ["--select", "+leaders", "--indirect-selection", "buildable"]
    dbt(other, "build", *NO_UNIT_TESTS, *arguments)
    assert query(other / "other.duckdb", "select count(*) from leaders") == [(2,)]
