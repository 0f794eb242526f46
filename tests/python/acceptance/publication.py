"""What the tests of make publish share: the command, and the tools that they open files with."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import duckdb

PROJECT = Path(__file__).parents[3]


def publish_command(warehouse: Path, place: Path) -> list[str]:
    return [
        sys.executable,
        "-m",
        "indexhouse",
        "publish",
        "--warehouse",
        str(warehouse),
        "--into",
        str(place),
    ]


def publish(warehouse: Path, place: Path, postgres_url: str = ""):
    """Run what make publish runs; returns the finished process."""
    return subprocess.run(
        publish_command(warehouse, place),
        cwd=PROJECT,
        env={**os.environ, "POSTGRES_URL": postgres_url},
        capture_output=True,
        text=True,
    )


def tool(name: str, package: str, *places: str) -> str:
    """The path of a program that the tests need; a clear sentence when it is not there."""
    found = shutil.which(name, path=os.pathsep.join([os.environ["PATH"], *places]))
    assert found, f"{name} is missing: install it (Debian: apt-get install {package})."
    return found


def rows(warehouse: Path, sql: str) -> list[tuple]:
    with duckdb.connect(str(warehouse), read_only=True) as connection:
        return connection.execute(sql).fetchall()


def published_tables(warehouse: Path) -> list[str]:
    """schema.table of every mart that is to be published."""
    return [
        name
        for (name,) in rows(
            warehouse,
            "select schema_name || '.' || table_name from duckdb_tables()"
            " where schema_name in ('marts', 'audit') order by all",
        )
    ]
