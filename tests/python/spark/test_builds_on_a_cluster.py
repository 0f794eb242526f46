"""A build on a cluster has schemas of its own; readers see it once it is whole."""

import signal

import pytest
from conftest import query

from indexhouse.running.spark import check_shared_folder
from indexhouse.running.variables import WrongInputError
from spark.builds import FEW_DRAWS, ask, in_spark

pytestmark = pytest.mark.usefixtures("on_spark")

RANKS = "select * from marts.province_rankings order by edition, overall_rank, region_code"


def schemas(cluster: dict) -> set[str]:
    return {name for (name,) in ask(cluster, "show schemas")}


def builds(cluster: dict) -> set[str]:
    return {name.partition("_build_")[2] for name in schemas(cluster) if "_build_" in name}


def test_readers_of_the_cluster_find_the_marts_and_the_audit_under_their_names(cluster, on_spark):
    for schema in ("marts", "audit"):
        shown = {name for _, name, _ in ask(cluster, f"show views in {schema}")}
        made = query(
            on_spark,
            f"select table_name from information_schema.tables where table_schema = '{schema}'",
        )
        assert shown == {name for (name,) in made} != set()
    rows = ask(cluster, "select count(*), sum(score_rank) from marts.fct_index_scores")
    counted = query(on_spark, "select count(*), sum(score_rank) from marts.fct_index_scores")
    assert [tuple(row) for row in rows] == counted


def test_a_killed_build_changes_nothing_for_readers_and_the_next_one_clears_it_away(
    cluster, spark_project, tmp_path
):
    [good], before = builds(cluster), ask(cluster, RANKS)
    words = ["--warehouse", tmp_path / "warehouse.duckdb", "--vars", FEW_DRAWS]
    for moment in ("reference.index_nodes", "START"):
        build = in_spark(spark_project, "build", tmp_path / "kept", *words, cluster=cluster)
        for line in build.stdout:
            if moment in line:
                build.send_signal(signal.SIGKILL)
        build.communicate()
    assert ask(cluster, RANKS) == before
    assert good in builds(cluster) and len(builds(cluster)) == 2
    assert not (tmp_path / "warehouse.duckdb").exists()


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
