"""What the audit page shows: every printed figure beside the computed one, and the rows."""

from indexhouse.contract.schema import raw_titles
from indexhouse.marts.rows import is_sample_library, row, rows

# What a figure rests on: its name and what that means.
BASES = {
    "printed": {
        "zh": "印出",
        "en": "printed",
        "meaning": {
            "zh": "报告印有这个数字，或用文字写明其界限",
            "en": "the report gives the number, or a bound",
        },
    },
    "inferred": {
        "zh": "推出",
        "en": "inferred",
        "meaning": {
            "zh": "报告没有印出，由印出的数字推出",
            "en": "the report does not print it: it follows from printed figures",
        },
    },
    "interpreted": {
        "zh": "解读",
        "en": "interpreted",
        "meaning": {
            "zh": "报告只用文字评说（如“比较优势”），由我们解读为名次或界限",
            "en": "the report has words alone (such as “比较优势”, an advantage): we read them as a rank or a bound",
        },
    },
}


def read(marts) -> dict:
    """Figures (none for a library of one's own), row counts, refused rows by reason."""
    sample = is_sample_library(marts)
    raw_tables = {table: {"zh": title.zh, "en": title.en} for table, title in raw_titles().items()}
    return {
        "build": row(marts, "select * from audit.audit_build"),
        "figures": rows(marts, FIGURES) if sample else [],
        "bases": BASES,
        "nodes": names(
            marts, "select node_code, node_name_zh, node_name_en from marts.dim_index_nodes"
        )
        | raw_tables,
        "regions": names(marts, REGIONS.format("audit.audit_printed_figures")) if sample else {},
        "raw_tables": raw_tables,
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

REGIONS = """
    select region_code, region_name_zh, region_name_en from marts.dim_regions
    where region_code in (select region_code from {})
    order by array_position(['country', 'circle', 'province', 'city'], region_level), region_code
"""

REJECTIONS = """
    select
        raw_table, edition, rejected_column, reason_code, meaning_zh, meaning_en,
        remedy_zh, remedy_en, count(*) as row_count, min(row_key, 3) as keys
    from audit.audit_rejected_rows group by all
    order by row_count desc, raw_table, edition, rejected_column, reason_code
"""


def names(marts, sql: str) -> dict[str, dict[str, str]]:
    """Code -> its names, of a query of code, Chinese and English name."""
    return {code: {"zh": zh, "en": en} for code, zh, en in marts.sql(sql).fetchall()}
