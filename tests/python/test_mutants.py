"""Breaks the project in one place at a time: some test of `dbt build` must notice.

Slow (a build each), therefore apart: `make mutants`.
"""

import csv
import re
from pathlib import Path

import pytest
from conftest import dbt_build

pytestmark = pytest.mark.mutants


def edited(file: str, pattern: str, replacement: str = "", count: int = 0):
    """Replaces what matches the pattern, everywhere or `count` times."""

    def mutate(project: Path):
        path = project / file
        text, edits = re.subn(
            pattern, replacement, path.read_text(encoding="utf-8"), count=count, flags=re.MULTILINE
        )
        assert edits, f"nothing in {file} matches {pattern}"
        path.write_text(text, encoding="utf-8")

    return mutate


def doubled_edition(suffix: str):
    """The rows of 2022 a second time, under keys that end in `suffix`."""

    def mutate(project: Path):
        for path in (project / "seeds/raw").glob("*.csv"):
            with path.open(encoding="utf-8", newline="") as file:
                header, *rows = csv.reader(file)
            again = [[row[0], row[1] + suffix, *row[2:]] for row in rows if row[0] == "2022"]
            with path.open("w", encoding="utf-8", newline="") as file:
                csv.writer(file).writerows([header, *rows, *again])

    return mutate


LINKAGE_WEIGHTS = "conference_count|alliance_count"
MUTANTS = {
    "a weight changed by 0.01": edited(
        "seeds/index/index_weights.csv", "enterprise_count,0.1782", "enterprise_count,0.1882"
    ),
    "a dimension's weights deleted": edited(
        "seeds/index/index_weights.csv", rf"^printed,({LINKAGE_WEIGHTS}),.*\n"
    ),
    "min and max swapped": edited(
        "models/intermediate/scoring/int_normalised_indicators.sql",
        "'low_value', 'high_value'",
        "'high_value', 'low_value'",
    ),
    "a reject reason dropped": edited(
        "macros/intake/rules.sql", r"^.*staged\.\{\{ column.name \}\} < \{\{ rule.*\n"
    ),
    "row_number instead of rank": edited(
        "macros/scoring/scores.sql", r"^    rank\(\) over", "    row_number() over"
    ),
    "a measure renamed in SQL only": edited(
        "models/intermediate/metrics/parts/int_parks_parts.sql", "as park_count", "as parks"
    ),
    "a circle member removed": edited("seeds/reference/circle_members.csv", r"^YRD,340000\n"),
    "one edition's rows doubled": doubled_edition(suffix=""),
    "one edition's rows doubled under new keys": doubled_edition(suffix="-again"),
    "one park of Guangdong removed": edited(
        "seeds/raw/raw_parks.csv", r"^2023,.*,440000,.*\n", count=1
    ),
    "one enterprise moved from Beijing to Tianjin": edited(
        "seeds/raw/raw_enterprises.csv", r"^(2023,.*),110000,", r"\1,120000,", count=1
    ),
}


@pytest.mark.parametrize("mutant", MUTANTS)
def test_a_mutant_fails_the_build(project, mutant):
    MUTANTS[mutant](project)
    build = dbt_build(project / "warehouse.duckdb", project=project)
    failed = re.findall(r"(?:Failure|Error) in (?:unit_)?(?:test|model) (\w+)", build.stdout)
    print(f"{mutant}: {', '.join(sorted(set(failed))) or build.stdout}")
    assert build.returncode != 0
    assert failed
