"""Build on Spark: the same models, into Parquet, of which the DuckDB file is made at the end.

Spark runs in this process and works in a folder beside the file that is being built, or it is the
Thrift server of a cluster (SPARK_HOST) and works in a folder that both reach (SPARK_TABLES). Its
tables are small and go into the file, with dbt's contracts and comments. Views are views there too,
over the raw files.
"""

import os
import shutil
from collections.abc import Iterable
from contextlib import suppress
from datetime import datetime
from multiprocessing.pool import ThreadPool
from pathlib import Path

import duckdb

from indexhouse.project import PROJECT, TARGET
from indexhouse.running.dbt import DbtRun, run_dbt
from indexhouse.running.java import problem_of_java
from indexhouse.running.variables import WrongInputError

SETTINGS = Path(__file__).with_name("spark_settings")
# dbt parses anew what another engine or another purpose has left.
PARSED, PARSED_FOR_COPY = TARGET / "dbt_spark", TARGET / "dbt_spark_copy"


def prepare_spark() -> None:
    """Set what Spark is started with, or asked for; WrongInputError if that could not work."""
    if on_a_cluster():
        check_shared_folder(os.environ.get("SPARK_TABLES", ""))
        return
    if problem := problem_of_java():
        raise WrongInputError(problem)
    os.environ["SPARK_CONF_DIR"] = str(SETTINGS)
    os.environ.setdefault("SPARK_LOCAL_IP", "127.0.0.1")
    if limit := os.environ.get("MEMORY_LIMIT"):
        os.environ["SPARK_MEMORY"] = megabytes(limit)


def on_a_cluster() -> bool:
    return bool(os.environ.get("SPARK_HOST"))


def check_shared_folder(folder: str) -> None:
    """Raise WrongInputError if this machine has no such folder; the cluster says so itself."""
    if not folder:
        problem = "name a folder that the cluster writes and this machine reads."
    elif not Path(folder).is_absolute() or not folder.isprintable():
        problem = f"{folder!r} is no absolute path, which is the same on every machine."
    elif not os.access(folder, os.R_OK | os.W_OK | os.X_OK) or not Path(folder).is_dir():
        problem = f"{folder} is no folder that you may write in."
    else:
        return
    raise WrongInputError(f"SPARK_TABLES: {problem}")


def megabytes(size: str) -> str:
    """A size as DuckDB reads it (2GB, 1.5 GiB) in the one form that Java reads too."""
    with duckdb.connect(config={"memory_limit": size}) as connection:
        [(known,)] = connection.execute(
            "select parse_formatted_bytes(current_setting('memory_limit'))"
        ).fetchall()
    return f"{known >> 20}m"


def run_on_spark(building: Path, variables: dict, *arguments: str) -> DbtRun:
    """Run a dbt build on Spark; put the marts into the DuckDB file `building` if all is green."""
    run_models = run_on_a_cluster if on_a_cluster() else run_in_this_process
    return run_models(building, variables, *arguments)


def run_in_this_process(building: Path, variables: dict, *arguments: str) -> DbtRun:
    tables = building.parent / "spark"
    run = run_into(tables, "spark", building, variables, *arguments)
    if run.success:
        shutil.rmtree(tables)
    return run


def run_on_a_cluster(building: Path, variables: dict, *arguments: str) -> DbtRun:
    """Build into schemas of the build's own, which views show if all is green.

    What killed and failed builds have left, and the build before the last, goes first.
    """
    # macros/engine/cluster.sql knows what a build has made by this form.
    build = f"build_{datetime.now():%Y%m%d%H%M%S}"
    os.environ["SPARK_BUILD"] = build
    shared = Path(os.environ["SPARK_TABLES"])
    target = "spark_cluster"

    def operate(operation: str) -> DbtRun:
        words = ["--quiet", "--log-level-file", "none", "run-operation", operation]
        run = run_dbt(building, variables, *words, "--target-path", str(PARSED), target=target)
        if not run.success:
            run.findings.append(f"Spark at {os.environ['SPARK_HOST']}: see the error above.")
        return run

    run = operate("forget_builds")
    if run.success:
        remove_empty(shared.glob("build_*"))
        run = run_into(shared / build, target, building, variables, *arguments)
    return operate("show_build") if run.success else run


def remove_empty(folders: Iterable[Path]) -> None:
    """Remove folders of builds whose schemas are gone."""
    for folder in folders:
        with suppress(OSError):  # it holds a build
            folder.rmdir()


def run_into(tables: Path, target: str, building: Path, variables: dict, *words: str) -> DbtRun:
    """Run a dbt build that puts its tables into a folder, and copy them from there."""
    os.environ["SPARK_WAREHOUSE"] = str(tables)
    words = (*words, "--target-path", str(PARSED))
    # In a thread: in the main one Spark would take Ctrl-C for itself.
    with ThreadPool(1) as threads:
        run = threads.apply(run_dbt, [building, variables, *words], {"target": target})
    if not run.success:
        show_tables(tables, building)
        return run
    return copy_marts(tables, building, variables)


def copy_marts(tables: Path, building: Path, variables: dict) -> DbtRun:
    """Make the warehouse of the tables that Spark has made, with its seeds and views."""
    copied = {"spark_tables": os.path.relpath(tables, PROJECT)}
    return run_dbt(
        building,
        variables | copied,
        *("--quiet", "--no-print", "--log-level-file", "none", "--no-write-json", "build"),
        *("--target-path", str(PARSED_FOR_COPY), "--exclude-resource-types", "test", "unit_test"),
    )


def show_tables(tables: Path, building: Path) -> None:
    """What a failed build has finished, as views: its audit says which rows are wrong."""
    with duckdb.connect(str(building)) as connection:
        for finished in sorted(tables.glob("*.db/*/_SUCCESS")):
            schema, name = finished.parts[-3].removesuffix(".db"), finished.parts[-2]
            files = str(finished.with_name("*.parquet")).replace("'", "''")
            connection.execute(f"create schema if not exists {schema}")
            connection.execute(
                f"create view {schema}.{name} as select * from read_parquet('{files}')"
            )
