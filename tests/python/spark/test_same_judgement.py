"""Both engines read every value alike, and accept and refuse the same rows for the same reasons."""

import json
import re

import pytest
from conftest import query
from test_faults import LIBRARY

from spark.builds import differences

TABLES = [table.removeprefix("raw_") for table in LIBRARY]


# Why a row is refused is the same; how a value is read that both refuse may not be.
JUDGEMENT = "raw_table, edition, row_key, unreadable_column, rejection"
# In a file with CRLF Spark reads a line break within a value as LF.
LINE_BREAKS = "replace(name, chr(13) || chr(10), chr(10)) as name"


@pytest.mark.parametrize("table", TABLES)
def test_every_row_is_read_and_judged_alike(judged_on_duckdb, judged_on_spark, table):
    files = judged_on_spark / "screened" / f"int_{table}_screened" / "*.parquet"
    screened = f"intermediate.int_{table}_screened"
    names = [name for name, *_ in query(judged_on_duckdb, f"describe {screened}")]
    shown = [LINE_BREAKS if name == "name" else name for name in names if name != "raw_row"]
    for rows in (
        f"select {JUDGEMENT} from {{}} where rejection is not null",
        f"select {', '.join(shown)} from {{}} where rejection is null",
    ):
        sides = (rows.format(screened), rows.format(f"read_parquet('{files}')"))
        spark = judged_on_spark / "judged.duckdb"
        assert differences(judged_on_duckdb, sides[0], spark, sides[1]) == ([], [])


def test_refused_rows_are_kept_as_they_came_with_reason_and_remedy(
    judged_on_duckdb, judged_on_spark
):
    for table in ("audit_rejected_rows", "audit_row_counts"):
        spark = judged_on_spark / "judged.duckdb"
        rows = f"from audit.{table}"
        assert differences(judged_on_duckdb, rows, spark, rows) == ([], []), table
    [(refused,)] = query(judged_on_duckdb, "select count(*) from audit.audit_rejected_rows")
    assert refused > 200


def test_a_build_that_fails_on_spark_says_the_same(judged_on_duckdb, judged_on_spark):
    told = judged_on_duckdb.with_suffix(".txt").read_text(encoding="utf-8")
    found = json.loads((judged_on_spark / "found.json").read_text(encoding="utf-8"))
    sentences = [line for line in told.splitlines() if line.startswith(("raw_", "Note: "))]
    assert sorted(found["findings"]) == sorted(sentences) != []
    failed = re.findall(r"Failure in test (\w+)", told)
    assert sorted(found["failed_tests"]) == sorted(failed) != []
