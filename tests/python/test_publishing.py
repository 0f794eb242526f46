"""What make publish needs no other tool for: names, keys, references, scores, the swap."""

import re
import shutil
import signal
import subprocess
import sys
import threading
from importlib.metadata import version

import duckdb
import pytest
from conftest import PROJECT, indexhouse, query

from indexhouse.contract.schema import raw_titles
from indexhouse.marts.labels import read_tables
from indexhouse.publishing.catalog import read_catalog
from indexhouse.publishing.recalculation import Recalculation
from indexhouse.publishing.sdmx import write_sdmx
from indexhouse.publishing.steps import tell_changes
from indexhouse.running import exchange as swap
from indexhouse.running.exchange import replacement_of
from indexhouse.running.variables import project_variables
from indexhouse.site.licences import bundled_packages

KILLED_WRITER = """
import sys, time
from pathlib import Path
from indexhouse.running.exchange import replacement_of
with replacement_of(Path(sys.argv[1])) as new:
    (new / "file").write_text("half")
    print("writing", flush=True)
    time.sleep(60)
"""


@pytest.fixture(scope="module")
def attached(warehouse):
    with duckdb.connect() as connection:
        connection.execute(f"attach '{warehouse}' as warehouse (read_only)")
        yield connection


@pytest.fixture(scope="module")
def tables(attached):
    return read_tables(attached, "warehouse.audit")


def test_the_warehouse_describes_every_column_that_its_marts_have(tables, warehouse):
    columns = query(
        warehouse,
        "select table_name, column_name, data_type, comment from duckdb_columns()"
        " where schema_name in ('marts', 'audit')",
    )
    assert {(name, column, kind.lower()) for name, column, kind, _ in columns} == {
        (name, column, kind)
        for name, table in tables.items()
        for column, kind in table.types.items()
        if not name.startswith("raw_")
    }
    for name, column, _, comment in columns:
        assert " ".join(tables[name].descriptions[column]) == comment, (name, column)


def test_a_column_name_has_one_label_in_every_mart(tables):
    found: dict[str, set] = {}
    for table in tables.values():
        for name, label in table.labels.items() if not table.name.startswith("raw_") else ():
            found.setdefault(name, set()).add(label)
    assert {name: names for name, names in found.items() if len(names) > 1} == {}


def test_a_dimension_gives_its_columns_their_labels(tables):
    labels = tables["city_rankings"].labels
    assert labels["academic_ecosystem_score"] == (
        "学术生态得分",
        "Academic ecosystem score",
        "分",
        "points",
    )
    assert labels["academic_ecosystem_rank"] == ("学术生态排名", "Academic ecosystem rank", "", "")


def test_the_raw_tables_of_the_contract_are_those_that_dbt_loops_over(warehouse):
    with duckdb.connect(str(warehouse), read_only=True) as marts:
        assert list(raw_titles(marts)) == project_variables()["raw_tables"]


def test_every_name_is_in_both_languages(tables):
    for table in tables.values():
        for label in [table.title, *table.labels.values()]:
            # An abbreviation is the same in both.
            assert re.search("[\u4e00-\u9fff]", label.zh) or label.zh == label.en, label
            assert re.search("[A-Za-z]", label.en), label
            assert not re.search("[\u4e00-\u9fff]", label.en), label
            assert bool(label.unit_zh) == bool(label.unit_en), label


def test_titles_can_name_sheets(tables):
    names = [str(table.title) for table in tables.values()]
    assert [name for name in names if len(name) > 31 or set(name) & set("[]:*?/\\'")] == []
    assert len({name.lower() for name in names}) == len(names)


def test_every_table_is_published_and_no_view(attached, warehouse):
    catalog = read_catalog(attached)
    tables = query(
        warehouse, "select table_name from duckdb_tables() where schema_name in ('marts', 'audit')"
    )
    assert sorted(mart.name for mart in catalog.marts) == sorted(name for (name,) in tables)
    assert "marts.fct_score_trace" in catalog.views


def test_every_mart_has_a_key_that_is_known_and_unique(attached, warehouse):
    for mart in read_catalog(attached).marts:
        if mart.schema == "marts":
            known = " and ".join(f"{column} is not null" for column in mart.key)
            keys = query(
                warehouse,
                f"select count(distinct ({', '.join(mart.key)})) from {mart.relation} where {known}",
            )
            assert keys == [(mart.row_count,)], mart.name


def test_every_reference_is_met(attached, warehouse):
    references = [
        (mart, reference) for mart in read_catalog(attached).marts for reference in mart.references
    ]
    assert len(references) > 20
    for mart, reference in references:
        column, target = reference.column, f"marts.{reference.mart}"
        orphans = query(
            warehouse,
            f"select {column} from {mart.relation} where {column} is not null"
            f" and {column} not in (select {reference.key} from {target})",
        )
        assert orphans == [], (mart.name, column)


@pytest.mark.parametrize("edition", [2022, 2023])
def test_recalculated_scores_and_ranks_are_those_of_the_mart(attached, warehouse, edition):
    catalog = read_catalog(attached)
    scores = Recalculation(attached, catalog.index, catalog.level, edition)
    dimensions = ", ".join(f"{node.code}_score" for node in scores.dimensions)
    rankings = query(
        warehouse,
        f"select region_code, overall_rank, overall_score, {dimensions}"
        f" from marts.province_rankings where edition = {edition}",
    )
    expected = {code: (rank, points) for code, rank, *points in rankings}
    assert len(scores.regions) == len(expected) == 31
    for province in scores.regions:
        rank, points = expected[province.code]
        computed = [scores.score(province, dimension) for dimension in (None, *scores.dimensions)]
        assert computed == pytest.approx(points, abs=1e-9), province
        assert scores.ranks[province.code] == rank, province


def test_no_mart_has_a_negative_zero(attached):
    numbers = attached.execute(
        "select schema_name || '.' || table_name, column_name from duckdb_columns()"
        " where database_name = 'warehouse' and schema_name in ('marts', 'audit')"
        " and data_type = 'DOUBLE'"
        " and table_name in (select table_name from duckdb_tables())"
    ).fetchall()
    queries = [
        f"select '{table}.{column}' from warehouse.{table}"
        f" where {column} = 0 and cast({column} as varchar) like '-%'"
        for table, column in numbers
    ]
    assert attached.execute(" union ".join(queries)).fetchall() == []


def test_a_warehouse_may_be_renamed_and_attached_under_any_name(warehouse, tmp_path):
    views = query(
        warehouse, "select schema_name || '.' || view_name from duckdb_views() where not internal"
    )
    file = shutil.copy(warehouse, tmp_path / "of 2023.duckdb")
    with duckdb.connect() as connection:
        connection.execute(f"attach '{file}' as other (read_only)")
        for (view,) in views:
            connection.execute(f"from other.{view} limit 0")
    assert len(views) > 50


def test_a_warehouse_that_dbt_built_alone_says_that_nothing_was_recorded(attached, capsys):
    catalog = read_catalog(attached)
    tell_changes(attached, catalog)
    assert catalog.inputs == {} and catalog.build["project_version"] is None
    assert "no record of its files and versions" in capsys.readouterr().out


@pytest.mark.parametrize(
    "url",
    [
        "postgresql://owner:s3cret%40hidden@localhost:1/nowhere",
        "postgresql://owner:s3cret@hidden@localhost:1/nowhere",
        "postgresql://owner:s3cret/hidden@localhost:1/nowhere",
        "postgresql://owner:12/s3cret@localhost:1/nowhere",
        "postgresql://owner:s3cret@localhost:1/nowhere?password=hidden&sslmode=disable",
        "postgresql://owner:s3cret@localhost:hidden/nowhere",
        "host=localhost port=1 user=owner password=s3cret",
        "host=localhost port=1 user=owner password=s3cret hidden",
        "s3cret",
    ],
)
def test_the_password_of_postgres_is_never_printed(warehouse, tmp_path, monkeypatch, url):
    monkeypatch.setenv("POSTGRES_URL", url)
    options = ["--warehouse", str(warehouse), "--into", str(tmp_path / "published")]
    told = indexhouse(PROJECT, "publish", *options)
    assert told.returncode == 1 and "POSTGRES_URL" in told.stderr
    assert not re.search("s3cret|hidden", told.stdout + told.stderr), told.stderr
    assert not list(tmp_path.iterdir())


def test_the_third_party_file_names_what_pages_bundle():
    text = (PROJECT / "THIRD_PARTY.md").read_text(encoding="utf-8")
    listed = re.findall(r"^\| `([^`]+)` \| (\S+) \| (\S+) \|", text, re.MULTILINE)
    packages = {name: tuple(known) for name, *known in listed}
    assert packages == {
        **bundled_packages(),
        "dbt-core": (version("dbt-core"), "Apache-2.0"),
    }


@pytest.fixture
def place(tmp_path):
    """A folder that readers use."""
    folder = tmp_path / "place"
    folder.mkdir()
    (folder / "file").write_text("0")
    return folder


def write(place, text: str) -> None:
    with replacement_of(place) as new:
        (new / "file").write_text(text)


def only_place(place) -> bool:
    return list(place.parent.iterdir()) == [place]


def test_a_folder_is_never_away_while_it_is_replaced(place):
    missed, done = [], threading.Event()

    def read():
        while not done.is_set():
            if not (place / "file").exists():
                missed.append("away")

    reader = threading.Thread(target=read)
    reader.start()
    for number in range(200):
        write(place, str(number))
    done.set()
    reader.join()
    assert missed == []
    assert (place / "file").read_text() == "199"
    assert only_place(place)


@pytest.mark.parametrize("can_exchange", [True, False])
@pytest.mark.parametrize("exists", [True, False])
def test_a_folder_is_replaced_on_any_disk(place, monkeypatch, can_exchange, exists):
    if not can_exchange:
        monkeypatch.setattr(swap, "exchange", lambda one, other: False)
    if not exists:
        place.rename(place.with_name("elsewhere"))
    write(place, "new")
    assert (place / "file").read_text() == "new"
    assert only_place(place) or not exists


def test_a_block_that_fails_leaves_the_folder_as_it_was(place):
    with pytest.raises(ZeroDivisionError), replacement_of(place) as new:
        (new / "file").write_text(str(1 / 0))
    assert (place / "file").read_text() == "0"
    assert only_place(place)


def test_a_killed_run_leaves_the_folder_as_it_was_and_the_next_one_clears_up(place):
    writer = subprocess.Popen(
        [sys.executable, "-c", KILLED_WRITER, place], cwd=PROJECT, stdout=subprocess.PIPE, text=True
    )
    assert writer.stdout.readline() == "writing\n"
    writer.kill()
    assert writer.wait() == -signal.SIGKILL
    assert (place / "file").read_text() == "0"
    assert not only_place(place)
    write(place, "1")
    assert (place / "file").read_text() == "1"
    assert only_place(place)


def test_a_run_killed_between_two_renames_is_undone_by_the_next_one(place):
    place.rename(swap.beside(place, "old"))
    with pytest.raises(ZeroDivisionError), replacement_of(place):
        raise ZeroDivisionError
    assert (place / "file").read_text() == "0"
    assert only_place(place)


def test_a_code_that_sdmx_has_not_is_told_of(tmp_path, capsys, warehouse):
    copy = shutil.copy(warehouse, tmp_path / "warehouse.duckdb")
    with duckdb.connect(copy) as database:
        database.execute(
            "update marts.dim_regions set region_code = 'a b' where region_code = 'CN'"
        )
    with duckdb.connect() as connection:
        connection.execute(f"attach '{copy}' as warehouse (read_only)")
        write_sdmx(connection, read_catalog(connection), tmp_path)
    assert "no sdmx/ is written. SDMX has no code 'a b'" in capsys.readouterr().out
    assert not (tmp_path / "sdmx").exists()
