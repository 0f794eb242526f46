"""A build on a cluster has schemas of its own; readers see it once it is whole."""

import pytest

from indexhouse.running.spark import check_shared_folder
from indexhouse.running.variables import WrongInputError
from spark.builds import ask, in_spark


def schemas(cluster: dict) -> set[str]:
    return {name for (name,) in ask(cluster, "show schemas")}


def operate(project, cluster: dict, build: str, operation: str) -> None:
    """Run an operation of macros/engine/cluster.sql as a build of this name does."""
    done = in_spark(project, "operate", operation, cluster=cluster | {"SPARK_BUILD": build})
    told, errors = done.communicate()
    assert done.returncode == 0, told + errors


FIRST, SECOND, KILLED, NEXT = (f"build_2023112209000{number}" for number in range(4))


def test_views_show_the_last_good_build_and_the_next_one_forgets_what_they_do_not(
    cluster, spark_project
):
    statements = []
    for build, tables in {FIRST: "ab", SECOND: "bc", KILLED: "a"}.items():
        statements += [f"create schema {schema}_{build}" for schema in ("marts", "audit")]
        statements += [
            f"create table marts_{build}.{table} using parquet as select '{build}' as build"
            for table in tables
        ]
    # Somebody else's, with names that are nearly those of a build.
    others = {"nightly_build_results", f"sales_{FIRST}", f"marts_{FIRST}_copy", "marts"}
    statements += [f"create schema {schema}" for schema in others]
    statements += ["create view marts.revenue as select 7 as amount"]
    ask(cluster, *statements)
    operate(spark_project, cluster, FIRST, "show_build")
    assert ask(cluster, "select * from marts.a natural join marts.b") == [[FIRST]]
    operate(spark_project, cluster, SECOND, "show_build")
    assert ask(cluster, "select * from marts.b natural join marts.c") == [[SECOND]]
    assert [name for _, name, _ in ask(cluster, "show views in marts")] == ["b", "c", "revenue"]
    # What was killed is shown by nothing.
    operate(spark_project, cluster, NEXT, "forget_builds")
    assert schemas(cluster) == others | {
        *("default", "audit", f"marts_{SECOND}", f"audit_{SECOND}"),
    }
    assert ask(cluster, "select * from marts.b natural join marts.c") == [[SECOND]]


def test_a_cluster_that_does_not_answer_is_told_without_a_traceback(spark_project, tmp_path):
    nobody = {"SPARK_HOST": "127.0.0.1", "SPARK_PORT": "1", "SPARK_USER": "tests"}
    words = ["build", tmp_path / "kept", "--warehouse", tmp_path / "warehouse.duckdb"]
    build = in_spark(spark_project, *words, cluster=nobody | {"SPARK_TABLES": str(tmp_path)})
    told, errors = build.communicate()
    assert build.returncode == 1 and "Could not connect" in told
    assert "Spark at 127.0.0.1: see the error above." in errors
    assert "Traceback" not in told + errors


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
