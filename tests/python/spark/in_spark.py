"""What the tests run in the environment of Spark: `python in_spark.py COMMAND ...` in a project."""

import json
import os
import shutil
import sys
from pathlib import Path
from types import SimpleNamespace

sys.path.insert(0, os.getcwd())

from indexhouse.cli import main
from indexhouse.running import spark
from indexhouse.running.dbt import DbtRun, run_dbt


def build(kept: str, *words: str) -> int:
    """A build that leaves the tables that Spark has made in the folder `kept`, and the rows of its
    views beside them.
    """

    def keep(tables: Path) -> None:
        for schema in ("marts", "audit"):
            write_views(schema, tables / f"{schema}.db")
        os.rename(tables, kept)

    spark.shutil = SimpleNamespace(rmtree=keep)
    return main(["build", "--target", "spark", *words])


def write_views(schema: str, folder: Path, names: str = "*", without: str = "") -> None:
    """The rows of Spark's views as Parquet, a folder each."""
    columns = f"* except ({without})" if without else "*"
    for _, view, _ in run(f"show views in {schema} like '{names}'"):
        place = f"insert overwrite directory 'file:{folder / view}' using parquet"
        run(f"{place} select {columns} from {schema}.{view}")


def run(statement: str) -> list:
    """The rows of a statement, on the Spark that has built: in this process, or a cluster."""
    if not spark.on_a_cluster():
        from pyspark.sql import SparkSession

        return SparkSession.builder.getOrCreate().sql(statement).collect()
    from pyhive import hive

    with hive.connect("127.0.0.1", int(os.environ["SPARK_PORT"])) as connection:
        cursor = connection.cursor()
        cursor.execute(statement)
        return cursor.fetchall() if cursor.description else []


def ask(*statements: str) -> int:
    """Print the rows of the last statement as JSON."""
    print(json.dumps([run(statement) for statement in statements][-1], default=str))
    return 0


def build_from(kept: str, *words: str) -> int:
    """A build for which Spark's part is done: what remains is ours, and can be killed often."""

    def run(building: Path, variables: dict, *arguments: str, target: str = "duckdb") -> DbtRun:
        if target == "duckdb":
            return run_dbt(building, variables, *arguments)
        shutil.copytree(kept, building.parent / "spark", copy_function=os.link)
        return DbtRun(True)

    spark.run_dbt = run
    return main(["build", "--target", "spark", *words])


def judge(raw: str, into: str) -> int:
    """Have a cluster judge the rows of a folder; `into` gets what it found and how it read them."""
    folder = Path(into)
    spark.prepare_spark()
    words = ["--no-write-json", "build", "--exclude-resource-type", "unit_test"]
    words += ["--select", "+audit_rejected_rows"]
    run = spark.run_on_spark(folder / "judged.duckdb", {"raw_location": raw}, *words)
    found = {"findings": run.findings, "failed_tests": run.failed_tests}
    (folder / "found.json").write_text(json.dumps(found), encoding="utf-8")
    schema = f"intermediate_{os.environ['SPARK_BUILD']}"
    write_views(schema, folder / "screened", "int_*_screened", without="raw_row")
    return 0


def operate(operation: str) -> int:
    """Run a macro on the cluster, as its builds do."""
    words = ["--quiet", "run-operation", operation, "--target-path", str(spark.PARSED)]
    return not run_dbt(Path("unused.duckdb"), {}, *words, target="spark_cluster").success


if __name__ == "__main__":
    commands = {command.__name__: command for command in (build, build_from, judge, ask, operate)}
    sys.exit(commands[sys.argv[1]](*sys.argv[2:]))
