"""What the tests on Spark share: how to start it, and how to compare what two engines made."""

import os
import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory

import duckdb
from conftest import PROJECT

PYTHON = PROJECT / ".venv-spark" / "bin" / "python"
IN_SPARK = Path(__file__).with_name("in_spark.py")
# Of 1000 draws each more takes Spark longer, and none shows it anything new.
FEW_DRAWS = "{robustness_draws: 40}"
# Most of a small build on Spark is Java's own compiler, which pays in large ones alone.
QUICK_START = "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC -XX:ReservedCodeCacheSize=512m"


def in_spark(project: Path, *words: object, options: str = "") -> subprocess.Popen:
    """A command of in_spark.py, started in a project."""
    environment = os.environ | {"JDK_JAVA_OPTIONS": f"{QUICK_START} {options}"}
    return subprocess.Popen(
        [PYTHON, IN_SPARK, *map(str, words)],
        cwd=project,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )


def differences(one: Path, one_rows: str, other: Path, other_rows: str) -> tuple[list, list]:
    """The rows of a query in a file that another query in another has not, and the other way round.

    Through Parquet: a view in a file is only good while the file is open under its own name.
    """
    with TemporaryDirectory() as folder, duckdb.connect() as connection:
        copies = []
        for number, (file, rows) in enumerate([(one, one_rows), (other, other_rows)]):
            copies.append(f"from '{folder}/{number}.parquet'")
            with duckdb.connect(str(file), read_only=True) as database:
                database.execute(f"copy ({rows}) to '{folder}/{number}.parquet'")
        return (
            connection.execute(f"({copies[0]}) except all ({copies[1]})").fetchall(),
            connection.execute(f"({copies[1]}) except all ({copies[0]})").fetchall(),
        )
