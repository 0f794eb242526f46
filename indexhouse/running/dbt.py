"""Run dbt inside this process, so that killing the one kills both."""

import os
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from indexhouse.project import PROJECT


@dataclass
class DbtRun:
    """How a dbt command ended: what its hooks printed, and which tests failed."""

    success: bool
    findings: list[str] = field(default_factory=list)
    failed_tests: list[str] = field(default_factory=list)


def run_dbt(warehouse: Path, variables: dict, *arguments: str, target: str = "duckdb") -> DbtRun:
    """Run a dbt command with these variables on the DuckDB file `warehouse`, or on Spark."""
    ignore_settings_of_the_shell()
    # dbt takes a second to import: commands that do not need it should not wait.
    from dbt.adapters.duckdb.connections import DuckDBConnectionManager
    from dbt.cli.main import dbtRunner

    # dbt works in the project's folder; a path of this machine in its settings would make it
    # parse everything anew in another copy of the project.
    os.environ["WAREHOUSE"] = os.path.relpath(warehouse, PROJECT)
    project = ["--project-dir", str(PROJECT), "--profiles-dir", str(PROJECT), "--target", target]
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
    findings += errors(done.result)
    return DbtRun(bool(done.success), findings, failed_tests(done.result))


def ignore_settings_of_the_shell() -> None:
    """Remove DBT_TARGET, DBT_EMPTY and the like: dbt would build something else without a word."""
    names = sorted(name for name in os.environ if name.startswith("DBT_"))
    for name in names:
        del os.environ[name]
    if names:
        print(f"Ignored from the environment: {', '.join(names)}. Use VARS= to set variables.")


def failed_tests(result: Any) -> list[str]:
    """The names of what failed in a dbt run, in the order in which it failed."""
    return [
        name_of(node) for node in getattr(result, "results", []) if node.status in ("fail", "error")
    ]


def errors(result: Any) -> list[str]:
    """What the database said, such as that the disk is full; the same words once."""
    messages = {
        " ".join(str(node.message).split()): name_of(node)
        for node in getattr(result, "results", [])
        if node.status == "error" and node.message  # an operation tells its own
    }
    return [f"{name}: {message}" for message, name in messages.items()]


def name_of(result: Any) -> str:
    """The node of a result; an operation has none."""
    return str(result.node.name if hasattr(result, "node") else result.unique_id.split(".")[-1])
