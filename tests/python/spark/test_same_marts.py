"""The sample library has the same marts on Spark as on DuckDB, and every data test passes there."""

import json
import re
from pathlib import Path

import duckdb
import pytest
from conftest import query

from research.benchmarks.stages import MADE
from spark.builds import differences

# Columns that cannot be equal to the last bit, and the decimals that they agree in: none more.
NEARLY_EQUAL = {
    # A geometric mean takes logarithms: Java's and those of the C library differ in the last bit.
    ("marts", "fct_scenario_scores"): {"scenario_score": 9},
    # A mean of doubles: every engine adds them up in an order of its own.
    ("marts", "fct_value_changes"): {"effect": 9},
}
# Columns that say what a build was made with.
ABOUT_THE_BUILD = {
    ("audit", "audit_build"): {"engine", "engine_version", "dbt_adapter_version"},
}
# Filled when the models are made, in the file alone.
RECORDED = {"audit_build", "audit_inputs"}
NESTED_LOOP = re.compile(r"CartesianProduct|BroadcastNestedLoopJoin")
# What is made by a loop over pairs, of seeds or of what was added up already: never of raw rows.
LOOPS = {
    "audit_notes": "editions and raw tables",
    "audit_printed_figures": "printed figures and editions",
    "fct_rank_changes": "scores, each with the editions that it is compared in: two",
    "fct_scenario_scores": "regions and scenarios",
    "fct_score_changes": "likewise the scores of indicators",
    "int_column_profiles": "one row per table and edition, and the table's columns",
    "int_configuration_problems": "schemes and nodes",
    "int_drawn_ways": "draws and the choices open to each: a handful",
    "int_grouped_weights": "ways and the groups of the tree",
    "int_indicator_values": "editions, regions and indicators: its own rows",
    "int_indicator_weights": "schemes and nodes: its own rows",
    "int_judge_groups": "each judge with the others",
    "int_judge_matrices": "judges and pairs of nodes: its own rows",
    "int_sensitivity_ranks": "ways and the groups of the tree",
    "int_value_lists": "values and the ways to frame them: its own rows",
}


def tables(warehouse) -> list[tuple[str, str]]:
    return query(
        warehouse,
        "select distinct table_schema, table_name from information_schema.tables"
        " where table_schema in ('marts', 'audit') order by all",
    )


def columns(warehouse, schema: str, table: str) -> list[tuple]:
    return query(
        warehouse,
        "select column_name, data_type, comment from duckdb_columns()"
        f" where schema_name = '{schema}' and table_name = '{table}' order by column_index",
    )


def test_a_warehouse_from_spark_has_every_table_with_its_types_and_comments(on_duckdb, on_spark):
    assert tables(on_spark) == tables(on_duckdb) != []
    for table in tables(on_duckdb):
        assert columns(on_spark, *table) == columns(on_duckdb, *table), table


@pytest.fixture(scope="module")
def of_spark(on_spark) -> Path:
    """A file of views over all rows that Spark made, those of its own views too."""
    file = on_spark.with_name("of_spark.duckdb")
    with duckdb.connect(str(file)) as connection:
        for rows in (on_spark.parent / "tables").glob("*.db/*"):
            schema = rows.parent.name.removesuffix(".db")
            connection.execute(f"create schema if not exists {schema}")
            connection.execute(f"create view {schema}.{rows.name} as from '{rows}/*.parquet'")
    return file


def test_every_mart_and_audit_table_is_the_same(on_duckdb, on_spark, of_spark):
    different = {}
    for schema, table in tables(on_duckdb):
        nearly = NEARLY_EQUAL.get((schema, table), {})
        chosen = [
            f"round({name}, {nearly[name]}) as {name}" if name in nearly else name
            for name, *_ in columns(on_duckdb, schema, table)
            if name not in ABOUT_THE_BUILD.get((schema, table), ())
        ]
        rows = f"select {', '.join(chosen)} from {schema}.{table}"
        for made in [on_spark] if table in RECORDED else [on_spark, of_spark]:
            missing, more = differences(on_duckdb, rows, made, rows)
            if missing or more:
                different[table, made.name] = (len(missing), len(more), missing[:2], more[:2])
    assert different == {}, different


def test_the_audit_says_which_engine_made_it(on_duckdb, on_spark):
    engine = "select engine, engine_version, dbt_adapter_version from audit.audit_build"
    [(name, *versions)] = query(on_spark, engine)
    assert name == "spark" and versions[0].startswith("4.") and versions[1].startswith("1.")
    assert query(on_duckdb, engine)[0][0] == "duckdb"


def passed(warehouse) -> set[str]:
    told = warehouse.with_suffix(".txt").read_text(encoding="utf-8")
    return set(re.findall(r" PASS (\w+) \.", re.sub("\x1b\\[[0-9;]*m", "", told)))


def test_every_data_test_passes_on_spark(on_duckdb, on_spark):
    assert passed(on_spark) == passed(on_duckdb) != set()


@pytest.fixture(scope="module")
def plans(on_spark) -> dict[str, list[str]]:
    """Table -> how Spark made it: as it was planned, and as the plan was changed on the way."""
    found: dict[str, list[str]] = {}
    [log] = (on_spark.parent / "events").iterdir()
    with log.open(encoding="utf-8") as events:
        for event in events:
            plan = json.loads(event).get("physicalPlanDescription", "")
            if made := re.search(MADE, plan):
                found.setdefault(made[2], []).append(plan)
    return found


def test_no_table_is_made_by_comparing_every_row_with_every_other(plans):
    assert {"int_duplicate_keys", "audit_row_counts", "fct_index_scores"} <= set(plans)
    looped = {table for table, made in plans.items() if any(map(NESTED_LOOP.search, made))}
    assert looped <= set(LOOPS)
