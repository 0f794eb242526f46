"""Run dbt inside this process, so that killing the one kills both."""

import os
import signal
import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from indexhouse.project import PROJECT

INTERRUPTED = 130  # the exit code of what Ctrl-C ended


@dataclass
class DbtRun:
    """How a dbt command ended: what its hooks printed, and which tests failed."""

    success: bool
    findings: list[str] = field(default_factory=list)
    failed_tests: list[str] = field(default_factory=list)


def run_dbt(warehouse: Path, variables: dict, *arguments: str) -> DbtRun:
    """Run a dbt command on the DuckDB file `warehouse`, with these variables."""
    # dbt takes a second to import: commands that do not need it should not wait.
    from dbt.adapters.duckdb.connections import DuckDBConnectionManager
    from dbt.cli.main import dbtRunner

    # dbt works in the project's folder; a path of this machine in its settings would make it
    # parse everything anew in another copy of the project.
    os.environ["WAREHOUSE"] = os.path.relpath(warehouse, PROJECT)
    project = ["--project-dir", str(PROJECT), "--profiles-dir", str(PROJECT)]
    findings: list[str] = []

    def listen(event: Any) -> None:
        if event.info.name == "PrintEvent":  # what a macro prints
            findings.append(event.info.msg)

    try:
        runner = dbtRunner(callbacks=[listen])
        done = runner.invoke([*arguments, "--vars", yaml.dump(variables), *project])
    finally:
        DuckDBConnectionManager.close_all_connections()  # type: ignore[no-untyped-call]  # dbt
    if done.exception:  # what stopped dbt before it ran anything
        findings.append(" ".join(str(done.exception).split()))
    return DbtRun(bool(done.success), findings, failed_tests(done.result))


def failed_tests(result: Any) -> list[str]:
    """The names of what failed in a dbt run, in the order in which it failed."""
    return [
        node.node.name
        for node in getattr(result, "results", [])
        if node.status in ("fail", "error")
    ]


def stop_at_once(sentence: Callable[[], str]) -> None:
    """Make Ctrl-C end the process with a sentence.

    dbt would wait for its threads and print a traceback. Only for commands that can be killed
    at any moment: nothing is cleaned up.
    """

    def stop(*_: object) -> None:
        print(sentence(), file=sys.stderr, flush=True)
        os._exit(INTERRUPTED)

    signal.signal(signal.SIGINT, stop)
    # Python's helper process would add warnings about dbt's leaked semaphores.
    os.environ["PYTHONWARNINGS"] = "ignore:resource_tracker"
