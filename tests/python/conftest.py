"""Builds the warehouse once a session, into a file of the tests' own."""

import os
import subprocess
import sys
from pathlib import Path

import duckdb
import pytest

PROJECT = Path(__file__).parents[2]
DBT = Path(sys.executable).with_name("dbt")


def dbt_build(warehouse: Path, *arguments: str, project: Path = PROJECT):
    """Run `dbt build` into `warehouse`, as a user would; returns the finished process."""
    return subprocess.run(
        [DBT, "--quiet", "--no-use-colors", "--warn-error", "build", *arguments],
        cwd=project,
        env={**os.environ, "WAREHOUSE": str(warehouse)},
        capture_output=True,
        text=True,
    )


def query(warehouse: Path, sql: str) -> list[tuple]:
    with duckdb.connect(str(warehouse), read_only=True) as connection:
        return connection.execute(sql).fetchall()


@pytest.fixture(scope="session")
def warehouse(tmp_path_factory) -> Path:
    """A warehouse built from the project as it stands, all of dbt's tests passed."""
    path = tmp_path_factory.mktemp("built") / "warehouse.duckdb"
    build = dbt_build(path)
    assert build.returncode == 0, build.stdout
    return path
