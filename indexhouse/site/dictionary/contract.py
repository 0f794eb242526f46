"""The input contract: the raw tables, and what intake refuses of each column.

Columns, types, descriptions and rules are those of the contract's YAML; what a refusal means, and
what to do about it, is in the seed fault_kinds.
"""

from collections.abc import Iterator

import duckdb

from indexhouse.contract.schema import RawColumn, RawTable, raw_tables
from indexhouse.marts.index import read_index
from indexhouse.marts.rows import rows
from indexhouse.site.dictionary.words import in_html


def contract(marts: duckdb.DuckDBPyConnection) -> list[dict]:
    """The raw tables, each with its columns and the reasons for which a row is refused.

    Another index need not have all of them: those that it has rows of.
    """
    counted = rows(marts, "select distinct 'raw_' || raw_table as name from audit.audit_row_counts")
    used = {table["name"] for table in counted}
    is_own = read_index(marts).is_own
    kinds = {kind["reason_code"]: kind for kind in rows(marts, "from reference.fault_kinds")}
    return [raw_table(table, kinds) for table in raw_tables() if table.name in used or not is_own]


def raw_table(table: RawTable, kinds: dict[str, dict]) -> dict:
    return {
        "name": table.name,
        "kind": "raw",
        "title": {"zh": table.label.zh, "en": table.label.en},
        "description": in_html(table.description_en, table.description_zh),
        "columns": [raw_column(column, kinds) for column in table.columns],
    }


def raw_column(column: RawColumn, kinds: dict[str, dict]) -> dict:
    is_key = column.rules.get("is_key", False)
    return {
        "name": column.name,
        "type": column.type,
        "description": in_html(column.description_en, column.description_zh),
        "is_key": is_key,
        "is_required": is_key or column.rules.get("required", False),
        "allowed": column.rules.get("allowed", []),
        "refusals": [refusal(kinds[reason]) for reason in reasons(column)],
    }


def reasons(column: RawColumn) -> Iterator[str]:
    """Reasons for which intake refuses a row because of the column, as macros/intake has them."""
    rules = column.rules
    references = rules.get("references", {})
    if column.type != "text":
        yield "unreadable_value"
    if column.name == "edition":
        yield from ("missing_key", "unknown_edition")
    elif rules.get("is_key"):
        yield from ("missing_key", "duplicate_key")
    elif rules.get("required"):
        yield "missing_value"
    if "allowed" in rules:
        yield "unknown_value"
    if "minimum" in rules:
        yield "negative_number"
    if references:
        yield "dangling_reference" if references.get("is_raw") else "unknown_code"
    if "within" in references:
        yield "city_outside_province"


def refusal(kind: dict) -> dict:
    return {
        "reason": kind["reason_code"],
        "meaning": {"zh": kind["meaning_zh"], "en": kind["meaning_en"]},
        "remedy": {"zh": kind["remedy_zh"], "en": kind["remedy_en"]},
    }
