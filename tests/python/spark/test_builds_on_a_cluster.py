"""A build on a cluster has schemas of its own; readers see it once it is whole."""

import signal
import subprocess

import pytest

from indexhouse.running.spark import check_shared_folder
from indexhouse.running.variables import WrongInputError
from spark.builds import FEW_DRAWS, ask, in_spark


def schemas(cluster: dict) -> set[str]:
    return {name for (name,) in ask(cluster, "show schemas")}


def operate(project, cluster: dict, build: str, *operations: str) -> None:
    """Run operations of macros/engine/cluster.sql as a build of this name does."""
    for operation in operations:
        done = in_spark(project, "operate", operation, cluster=cluster | {"SPARK_BUILD": build})
        told, errors = done.communicate()
        assert done.returncode == 0, told + errors


def test_views_show_the_last_good_build_and_the_next_one_forgets_what_they_do_not(
    cluster, spark_project
):
    kept = schemas(cluster)
    for build, tables in {"build_1": "ab", "build_2": "bc", "build_3": "b"}.items():
        ask(cluster, f"create schema marts_{build}", f"create schema audit_{build}")
        for table in tables:
            made = f"create table marts_{build}.{table} using parquet as select '{build}' as build"
            ask(cluster, made)
    operate(spark_project, cluster, "build_1", "show_build")
    assert ask(cluster, "select * from marts.a") == [["build_1"]]
    operate(spark_project, cluster, "build_2", "show_build")
    assert {name for _, name, _ in ask(cluster, "show views in marts")} == {"b", "c"}
    assert ask(cluster, "select * from marts.b") == [["build_2"]]
    operate(spark_project, cluster, "build_4", "forget_builds")
    assert schemas(cluster) - kept == {"marts", "audit", "marts_build_2", "audit_build_2"}


def test_a_killed_build_changes_nothing_for_readers(cluster, spark_project, tmp_path):
    operate(spark_project, cluster, "build_5", "forget_builds")
    before, views = schemas(cluster), ask(cluster, "show views in marts")
    warehouse = tmp_path / "warehouse.duckdb"
    words = ["--warehouse", warehouse, "--vars", FEW_DRAWS]
    build = in_spark(spark_project, "build", tmp_path / "kept", *words, cluster=cluster)
    kill_at(build, ".index_nodes ")
    assert build.returncode == -signal.SIGKILL, "the build ended before the moment came"
    assert before < schemas(cluster)
    assert ask(cluster, "show views in marts") == views
    assert not warehouse.exists()
    operate(spark_project, cluster, "build_6", "forget_builds")
    assert schemas(cluster) == before


def kill_at(build: subprocess.Popen, moment: str) -> None:
    for line in build.stdout or []:
        if moment in line:
            build.kill()
            break
    build.communicate()


@pytest.mark.parametrize(
    ("folder", "told"),
    [
        ("", "name a folder that the cluster writes and this machine reads"),
        ("shared/spark", "is no absolute path"),
        ("/nowhere/spark", "is no folder that you may write in"),
    ],
)
def test_the_shared_folder_is_asked_for_in_one_sentence(folder, told):
    with pytest.raises(WrongInputError, match=f"^SPARK_TABLES: .*{told}"):
        check_shared_folder(folder)
