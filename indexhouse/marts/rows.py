"""Query results as the plain values that templates and JSON take."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from math import isnan
from typing import Any

import duckdb


def rows(marts: duckdb.DuckDBPyConnection, sql: str, parameters: Any = None) -> list[dict]:
    """The rows of a query, one dictionary each; decimals as floats, dates as ISO text."""
    found = marts.sql(sql, params=parameters)
    return [dict(zip(found.columns, plain_values(row), strict=True)) for row in found.fetchall()]


def row(marts: duckdb.DuckDBPyConnection, sql: str) -> dict:
    """The first row of a query that has one."""
    return rows(marts, sql)[0]


def plain_values(values: Sequence[Any]) -> list[Any]:
    return [plain(value) for value in values]


def plain(value: Any) -> Any:
    """A value of DuckDB's as JSON has it; not-a-number, which JSON does not know, is None."""
    if isinstance(value, list):
        return plain_values(value)
    if isinstance(value, Decimal):
        return float(value)
    if isinstance(value, float) and isnan(value):
        return None
    return value.isoformat() if isinstance(value, date) else value


def is_sample_library(marts: duckdb.DuckDBPyConnection) -> bool:
    """Whether there are printed figures to compare with: only the sample library has them."""
    return bool(row(marts, "select is_sample_library from audit.audit_build")["is_sample_library"])
