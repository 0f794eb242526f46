"""The build as a user meets it: the promised marts, and the same ones every time."""

import duckdb
import pytest
from conftest import dbt_build, query

MART_SCHEMAS = "('marts', 'audit')"
PROMISED_ROWS = {
    "province_rankings": 2 * 31,
    "circle_rankings": 2 * 4,
    "city_rankings": 2 * 333,
    "fct_indicator_values": 2 * (1 + 4 + 31 + 333) * 24,
    "fct_indicator_scores": 2 * (31 + 333) * 24,
    "fct_index_scores": 2 * (4 + 31 + 333) * 41,
    "dim_regions": 1 + 4 + 31 + 333,
    "dim_index_nodes": 41,
    "dim_index_weights": 2 * 41,
    "fct_ahp_judgements": 6**2 + 5**2 + 8**2 + 3**2 + 4**2 + 2**2 + 2**2,
    "dim_editions": 2,
}


def mart_tables(warehouse) -> list[str]:
    return [
        f"{schema}.{table}"
        for schema, table in query(
            warehouse,
            "select schema_name, table_name from duckdb_tables()"
            f" where schema_name in {MART_SCHEMAS} order by all",
        )
    ]


@pytest.mark.parametrize(("mart", "row_count"), PROMISED_ROWS.items())
def test_a_mart_has_the_rows_that_its_grain_promises(warehouse, mart, row_count):
    assert query(warehouse, f"select count(*) from marts.{mart}") == [(row_count,)]


def test_every_mart_and_its_columns_are_described_in_english_and_chinese(warehouse):
    silent = query(
        warehouse,
        "select * from (select schema_name, table_name, column_name, comment from duckdb_columns()"
        " union all select schema_name, table_name, 'table', comment from duckdb_tables()"
        " union all select schema_name, view_name, 'view', comment from duckdb_views())"
        f" where schema_name in {MART_SCHEMAS}"
        " and not coalesce(regexp_matches(comment, '[A-Za-z].*[\\x{4e00}-\\x{9fff}]', 's'), false)",
    )
    assert silent == []


def test_the_sample_library_raises_no_doubt(warehouse):
    assert query(warehouse, "select * from audit.audit_notes") == []


def test_what_is_private_has_no_comments(warehouse):
    """Comments are for readers of marts: thousands of them would take a build seconds."""
    told = query(
        warehouse,
        "select table_name from duckdb_tables() where comment is not null"
        f" and schema_name not in {MART_SCHEMAS} union all"
        " select table_name from duckdb_columns() where comment is not null"
        f" and schema_name not in {MART_SCHEMAS}",
    )
    assert told == []


def test_a_second_build_with_more_threads_gives_the_same_marts_to_the_last_bit(warehouse, tmp_path):
    again = tmp_path / "warehouse.duckdb"
    only_models = ["--exclude-resource-types", "test", "unit_test"]
    assert dbt_build(again, *only_models, "--threads", "4").returncode == 0
    tables = mart_tables(warehouse)
    assert tables == mart_tables(again)
    for table in tables:
        assert query(warehouse, f"from {table}") == query(again, f"from {table}"), table


def test_raw_rows_are_judged_while_they_are_read(warehouse):
    """No row waits for others: what DuckDB calls a delim join keeps all of them in memory."""
    views = query(
        warehouse,
        "select view_name from duckdb_views() where schema_name = 'intermediate'"
        " and view_name like 'int_%_screened'",
    )
    assert len(views) == 12
    with duckdb.connect(str(warehouse), read_only=True) as connection:
        for (view,) in views:
            [(_, plan)] = connection.execute(f"explain from intermediate.{view}").fetchall()
            assert "HASH_JOIN" in plan and "DELIM" not in plan, view
