"""Query results as the plain values that templates and JSON take."""

from datetime import date
from decimal import Decimal
from math import isnan


def rows(marts, sql: str, parameters=None) -> list[dict]:
    """The rows of a query, a dictionary each; decimals as floats, dates as ISO text."""
    found = marts.sql(sql, params=parameters)
    return [dict(zip(found.columns, map(plain, row))) for row in found.fetchall()]


def row(marts, sql: str) -> dict:
    """The first row of a query that has one."""
    return rows(marts, sql)[0]


def plain(value):
    if isinstance(value, list):
        return [plain(one) for one in value]
    if isinstance(value, Decimal):
        return float(value)
    if isinstance(value, float) and isnan(value):
        return None  # which JSON has no word for
    return value.isoformat() if isinstance(value, date) else value


def is_sample_library(marts) -> bool:
    """Whether printed figures exist to compare with: they are about the sample library alone."""
    return row(marts, "select is_sample_library from audit.audit_build")["is_sample_library"]
