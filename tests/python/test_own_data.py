"""A library that is not ours: random rows of three editions, built through RAW=."""

from collections import Counter
from pathlib import Path

import oracle
import pytest
from conftest import assert_equal_scores, copy_project, make_build, query, untraced
from random_library import random_library, write_library

EDITIONS = [2022, 2023, 2024]


@pytest.fixture(scope="module")
def library():
    return random_library(seed=20221203, row_count=200_000, editions=EDITIONS)


@pytest.fixture(scope="module")
def raw(library, tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("own_data") / "raw"
    write_library(library, folder)
    return folder


@pytest.fixture(scope="module")
def built(raw, tmp_path_factory) -> Path:
    """The warehouse of the library; the third edition is one row more in a seed."""
    project = copy_project(tmp_path_factory.mktemp("own_data") / "project")
    editions = project / "seeds/reference/editions.csv"
    with editions.open("a", encoding="utf-8") as seed:
        seed.write("2024,2023-12-31,2024年版,2024 edition\n")
    # A seed is read by the names in its header: another order of its columns changes nothing.
    lines = [line.split(",") for line in editions.read_text(encoding="utf-8").splitlines()]
    text = "\n".join(",".join(reversed(line)) for line in lines) + "\n"
    editions.write_text(text, encoding="utf-8")
    path = project / "warehouse.duckdb"
    build = make_build(project, path, "--raw", str(raw))
    assert build.returncode == 0, build.stdout + build.stderr
    return path


def test_two_hundred_thousand_random_rows_score_and_rank_as_the_oracle_says(built, raw):
    assert_equal_scores(built, oracle.index_scores(oracle.printed_weights(), raw, EDITIONS))


def test_a_seed_is_read_by_the_names_of_its_columns(built):
    editions = query(built, "select edition, name_zh, name_en from marts.dim_editions")
    assert editions == [(year, f"{year}年版", f"{year} edition") for year in EDITIONS]


def test_every_random_row_is_counted_and_accepted(built, library):
    expected = Counter(
        (table.removeprefix("raw_"), int(row["edition"]))
        for table, rows in library.items()
        for row in rows
    )
    assert expected.total() >= 200_000
    counts = query(
        built, "select raw_table, edition, raw_rows, accepted_rows from audit.audit_row_counts"
    )
    assert {(table, edition): (raw, accepted) for table, edition, raw, accepted in counts} == {
        key: (count, count) for key, count in expected.items()
    }


@pytest.mark.parametrize("level", ["province", "circle", "city"])
def test_a_third_edition_is_ranked_and_compared_without_touching_sql(built, level):
    rankings = query(
        built,
        "select edition, region_code, overall_rank, previous_overall_rank, overall_rank_change"
        f" from marts.{level}_rankings",
    )
    ranks = {(edition, region): rank for edition, region, rank, _, _ in rankings}
    assert {edition for edition, _ in ranks} == set(EDITIONS)
    for edition, region, rank, previous, change in rankings:
        assert previous == ranks.get((edition - 1, region))
        assert change == (previous - rank if previous else None)


def test_every_indicator_value_is_traced_to_its_rows(built):
    assert untraced(built) == []
