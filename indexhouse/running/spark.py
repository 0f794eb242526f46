"""Build on Spark: the same models, into Parquet, of which the DuckDB file is made at the end.

Spark works in a folder beside the file that is being built. Its tables are small and go into the
file, with dbt's contracts and comments. Views are views there too, over the raw files.
"""

import os
import shutil
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
    """Set what Spark's process is started with; WrongInputError if it could not start."""
    if problem := problem_of_java():
        raise WrongInputError(problem)
    os.environ["SPARK_CONF_DIR"] = str(SETTINGS)
    os.environ.setdefault("SPARK_LOCAL_IP", "127.0.0.1")
    if limit := os.environ.get("MEMORY_LIMIT"):
        os.environ["SPARK_MEMORY"] = megabytes(limit)


def megabytes(size: str) -> str:
    """A size as DuckDB reads it (2GB, 1.5 GiB) in the one form that Java reads too."""
    with duckdb.connect(config={"memory_limit": size}) as connection:
        [(known,)] = connection.execute(
            "select parse_formatted_bytes(current_setting('memory_limit'))"
        ).fetchall()
    return f"{known >> 20}m"


def run_on_spark(building: Path, variables: dict, *arguments: str) -> DbtRun:
    """Run a dbt build on Spark; put the marts into the DuckDB file `building` if all is green."""
    tables = building.parent / "spark"
    os.environ["SPARK_WAREHOUSE"] = str(tables)
    words = [*arguments, "--target-path", str(PARSED)]
    # In a thread: in the main one Spark would take Ctrl-C for itself.
    with ThreadPool(1) as threads:
        run = threads.apply(run_dbt, [building, variables, *words], {"target": "spark"})
    if not run.success:
        show_tables(tables, building)
        return run
    run = copy_marts(tables, building, variables)
    shutil.rmtree(tables)
    return run


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
