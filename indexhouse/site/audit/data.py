"""Data of the audit page: printed figures next to computed values, and raw row counts."""

import json

import duckdb

from indexhouse.contract.schema import raw_titles
from indexhouse.marts.rows import is_sample_library, row, rows

# The basis of a printed figure: how the source report states it.
BASES = {
    "printed": {
        "zh": "印出",
        "en": "printed",
        "meaning": {
            "zh": "原报告印有这个数字，或用文字写明其界限",
            "en": "the source report prints the number or states a bound",
        },
    },
    "inferred": {
        "zh": "推出",
        "en": "inferred",
        "meaning": {
            "zh": "原报告没有印出，由印出的数字推出",
            "en": "not printed in the source report, but follows from printed figures",
        },
    },
    "interpreted": {
        "zh": "解读",
        "en": "interpreted",
        "meaning": {
            "zh": "原报告只有文字评价（如“比较优势”），我们解读为名次或界限",
            "en": (
                "the source report only describes it in words (such as “比较优势”, an advantage),"
                " which we read as a rank or a bound"
            ),
        },
    },
}


def read(marts: duckdb.DuckDBPyConnection) -> dict:
    """Printed figures (none unless the sample library was built), row counts and rejected rows.

    `nodes` and `regions` map codes to names; raw tables are among the nodes because sample sizes
    are printed figures too. `rejections` has one row per table, edition, column and reason.
    """
    sample = is_sample_library(marts)
    raw_tables = {
        table: {"zh": title.zh, "en": title.en} for table, title in raw_titles(marts).items()
    }
    return {
        "build": row(marts, "select weight_scheme from audit.audit_build"),
        "figures": rows(marts, FIGURES) if sample else [],
        "bases": BASES,
        "nodes": names(marts, NODES) | raw_tables,
        "regions": names(marts, REGIONS.format("audit.audit_printed_figures")) if sample else {},
        "raw_tables": raw_tables,
        "traces": traces(marts) if sample else {},
        "row_counts": rows(marts, "from audit.audit_row_counts order by raw_table, edition"),
        "rejections": rows(marts, REJECTIONS),
    }


FIGURES = """
    select
        figure_id as id, locator, edition, region_level as level, region_code as region,
        node_code as node, measure, operator, printed_value as printed, decimals, basis,
        computed_value as computed, difference, note, verdict, proof_zh, proof_en
    from audit.audit_printed_figures order by figure_id
"""

NODES = "select node_code, node_name_zh, node_name_en from marts.dim_index_nodes"

REGIONS = """
    select region_code, region_name_zh, region_name_en from marts.dim_regions
    where region_code in (select region_code from {})
    order by array_position(['country', 'circle', 'province', 'city'], region_level), region_code
"""

# The raw rows behind the printed figures of an indicator: how many, and the first two of them.
TRACES = """
    with traced as (
        select
            edition, region_code, node_code, raw_table, count(*) as row_count,
            list_sort(min(row_key, 2)) as row_keys
        from marts.fct_score_trace
        where (edition, region_code, node_code) in (
            select (edition, region_code, node_code) from audit.audit_printed_figures
        )
        group by edition, region_code, node_code, raw_table
    ),
    examples as (select *, unnest(row_keys) as row_key from traced)
    select
        edition, region_code, node_code, raw_table, row_count,
        list(raw_row order by row_key) as examples
    from examples inner join audit.audit_raw_rows using (raw_table, edition, row_key)
    group by edition, region_code, node_code, raw_table, row_count
    order by all
"""

REJECTIONS = """
    select
        raw_table, edition, rejected_column, reason_code, meaning_zh, meaning_en,
        remedy_zh, remedy_en, count(*) as row_count, min(row_key, 3) as keys
    from audit.audit_rejected_rows group by all
    order by row_count desc, raw_table, edition, rejected_column, reason_code
"""


def traces(marts: duckdb.DuckDBPyConnection) -> dict[str, dict]:
    """Edition, region and node, joined by spaces -> their raw table, its rows, two of these."""
    return {
        f"{edition} {region} {node}": {
            "table": table,
            "count": count,
            "examples": [json.loads(example) for example in examples],
        }
        for edition, region, node, table, count, examples in marts.sql(TRACES).fetchall()
    }


def names(marts: duckdb.DuckDBPyConnection, sql: str) -> dict[str, dict[str, str]]:
    """Code -> names in both languages, for a query that selects code, Chinese and English name."""
    return {code: {"zh": zh, "en": en} for code, zh, en in marts.sql(sql).fetchall()}
