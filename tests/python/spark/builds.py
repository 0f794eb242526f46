"""What the tests on Spark share: how to start it, and how to compare what two engines made."""

import json
import os
import signal
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from tempfile import TemporaryDirectory

import duckdb
from conftest import PROJECT

from indexhouse.running.spark import SETTINGS

PYTHON = PROJECT / ".venv-spark" / "bin" / "python"
IN_SPARK = Path(__file__).with_name("in_spark.py")
SERVER = "org.apache.spark.sql.hive.thriftserver.HiveThriftServer2"
# Of 1000 draws each more takes Spark longer, and none shows it anything new.
FEW_DRAWS = "{robustness_draws: 40}"
# Most of a small build on Spark is Java's own compiler, which pays in large ones alone.
QUICK_START = "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC -XX:ReservedCodeCacheSize=512m"


def in_spark(
    project: Path, *words: object, options: str = "", cluster: dict | None = None
) -> subprocess.Popen:
    """A command of in_spark.py, started in a project: with a Spark of its own, or on a cluster."""
    return subprocess.Popen(
        [PYTHON, IN_SPARK, *map(str, words)],
        cwd=project,
        env=os.environ | {"JDK_JAVA_OPTIONS": f"{QUICK_START} {options}"} | (cluster or {}),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )


@contextmanager
def thrift_server(folder: Path) -> Iterator[dict]:
    """A Spark with a Thrift server, as a cluster has one: the variables that lead a build to it.

    In `folder` are its metastore and `shared` (SPARK_TABLES).
    """
    for name in ("shared", "home"):
        (folder / name).mkdir()
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    settings = {
        "spark.master": "local[2]",
        "spark.driver.memory": "4g",
        "spark.ui.enabled": "false",
        "spark.sql.shuffle.partitions": "2",
        "spark.sql.warehouse.dir": folder / "home" / "warehouse",
    }
    words = [word for name, value in settings.items() for word in ("--conf", f"{name}={value}")]
    words += ["spark-internal", "--hiveconf", f"hive.server2.thrift.port={port}"]
    with open(folder / "server.txt", "w") as told:
        server = subprocess.Popen(
            [PYTHON.with_name("spark-submit"), "--class", SERVER, *words],
            cwd=folder / "home",
            env=os.environ
            | {"JDK_JAVA_OPTIONS": QUICK_START, "SPARK_LOCAL_IP": "127.0.0.1"}
            | {"SPARK_CONF_DIR": str(SETTINGS), "PATH": f"{PYTHON.parent}:{os.environ['PATH']}"},
            stdout=told,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
    try:
        while not listens(port):
            assert server.poll() is None, (folder / "server.txt").read_text()
            time.sleep(0.2)
        yield {
            "SPARK_HOST": "127.0.0.1",
            "SPARK_PORT": str(port),
            "SPARK_USER": "tests",
            "SPARK_TABLES": str(folder / "shared"),
        }
    finally:
        with suppress(ProcessLookupError):
            os.killpg(server.pid, signal.SIGKILL)
        server.wait()


def listens(port: int) -> bool:
    with socket.socket() as caller:
        return caller.connect_ex(("127.0.0.1", port)) == 0


def ask(cluster: dict, *statements: str) -> list:
    """The rows of the last of some statements on a cluster."""
    asked = in_spark(PROJECT, "ask", *statements, cluster=cluster)
    told, errors = asked.communicate()
    assert asked.returncode == 0, errors
    return json.loads(told)


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
