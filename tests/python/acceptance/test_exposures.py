"""The exposures of dbt name what the pages and the published files read, no more and no less."""

from importlib import import_module

import duckdb
import pytest
import sqlglot
import yaml
from conftest import PROJECT

from indexhouse.site.pages import PAGES, shared_facts

# Only the sample library has it: it has an exposure of its own.
PRINTED = {"audit_printed_figures"}


class Recorder:
    """A connection that writes down the tables that its queries name."""

    def __init__(self, connection):
        self.connection = connection
        self.tables = set()

    def sql(self, query, params=None):
        self.note(query)
        return self.connection.sql(query, params=params)

    def execute(self, query, *parameters):
        self.note(query)
        return self.connection.execute(query, *parameters)

    def note(self, query):
        named = sqlglot.parse_one(query, dialect="duckdb").find_all(sqlglot.exp.Table)
        self.tables |= {table.name for table in named if table.db}


@pytest.fixture(scope="module")
def exposures() -> dict[str, set[str]]:
    """Exposure -> the tables that it depends on."""
    written = yaml.safe_load((PROJECT / "models/exposures.yml").read_text(encoding="utf-8"))
    return {
        exposure["name"]: {ref.split("'")[1] for ref in exposure["depends_on"]}
        for exposure in written["exposures"]
    }


@pytest.mark.parametrize("name", [page.name for page in PAGES if page.is_ours])
def test_a_page_reads_what_its_exposure_says(exposures, warehouse, site, name):
    exposure = "home_page" if name == "index" else f"{name}_page"
    with duckdb.connect(str(warehouse), read_only=True) as connection:
        recorder = Recorder(connection)
        shared_facts(recorder)
        import_module(f"indexhouse.site.{name}.data").read(recorder)
    assert recorder.tables - PRINTED == exposures[exposure]


def test_the_published_files_are_the_tables_of_both_schemas(exposures, warehouse):
    with duckdb.connect(str(warehouse), read_only=True) as connection:
        tables = connection.sql(
            "select table_name from duckdb_tables() where schema_name in ('marts', 'audit')"
        ).fetchall()
    assert {table for (table,) in tables} - PRINTED == exposures["published_files"]


def test_printed_figures_are_an_exposure_of_their_own(exposures):
    assert exposures["printed_figures"] == PRINTED
    assert [name for name, tables in exposures.items() if tables & PRINTED] == ["printed_figures"]


def test_every_page_and_nothing_else_is_exposed(exposures):
    pages = {
        "home_page" if page.name == "index" else f"{page.name}_page"
        for page in PAGES
        if page.is_ours
    }
    assert set(exposures) == pages | {"printed_figures", "published_files"}
