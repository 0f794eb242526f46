"""dbt within this process, so that whoever kills the one kills both."""

import os
import signal
import sys
from collections.abc import Callable
from pathlib import Path

import yaml

PROJECT = Path(__file__).parents[1]


def run_dbt(warehouse: Path, variables: dict, *arguments: str) -> bool:
    """Run a command of dbt on the file `warehouse`; whether it ended well."""
    from dbt.adapters.duckdb.connections import DuckDBConnectionManager
    from dbt.cli.main import dbtRunner

    os.environ["WAREHOUSE"] = str(warehouse)
    project = ["--project-dir", str(PROJECT), "--profiles-dir", str(PROJECT)]
    try:
        return dbtRunner().invoke([*arguments, "--vars", yaml.dump(variables), *project]).success
    finally:
        DuckDBConnectionManager.close_all_connections()


def stop_at_once(sentence: Callable[[], str]) -> None:
    """Ctrl-C ends with a sentence: dbt would wait for its threads and print a traceback.

    For commands that being killed harms nothing: nothing is tidied.
    """

    def stop(*_):
        print(sentence(), file=sys.stderr, flush=True)
        os._exit(130)

    signal.signal(signal.SIGINT, stop)
    # Python's own helper process would have the last word, about semaphores of dbt's.
    os.environ["PYTHONWARNINGS"] = "ignore:resource_tracker"
