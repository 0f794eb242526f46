"""The PostgreSQL schema as BI tools meet it, on a server of the tests' own."""

import os
import re
import shutil
import signal
import socket
import subprocess
import tempfile
import time
import zipfile
from pathlib import Path

import duckdb
import psycopg
import pyodbc
import pytest
import sqlalchemy
from publication import PROJECT, publish, publish_command, published_tables, rows, tool

from indexhouse.publishing import postgres
from indexhouse.publishing.catalog import NOTICE, CannotPublishError, read_catalog

SCHEMA = "ai_competitiveness"
PASSWORD = "s3cret@never/printed"
SECRET = re.compile(rb"s3cret(@|%40)never(/|%2F)printed")
DEBIAN = "/usr/lib/postgresql/15/bin"
ODBC_DRIVER = "PostgreSQL Unicode"


class Server:
    """A PostgreSQL server in a folder of its own; it refuses to run as root, so another does."""

    def __init__(self, folder: Path):
        self.folder, self.port = folder, free_port()
        self.bin = Path(tool("pg_ctl", "postgresql", DEBIAN)).parent
        (folder / "password").write_text(PASSWORD)
        if os.getuid() == 0:
            shutil.chown(folder, "nobody")
        self.run("initdb", "--auth=scram-sha-256", "--username=owner", "--encoding=UTF8", "--locale=C",
                 f"--pwfile={folder / 'password'}")  # fmt: skip
        options = (
            f"-c listen_addresses=localhost -c port={self.port} -c unix_socket_directories={folder}"
        )
        self.run("pg_ctl", "start", "--wait", f"--log={folder / 'log'}", "--options", options)

    def run(self, program: str, *arguments: str) -> None:
        command = [self.bin / program, "--pgdata", self.folder / "data", *arguments]
        if os.getuid() == 0:
            command = ["runuser", "-u", "nobody", "--", *command]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL, cwd=self.folder)

    def url(self, database: str, role: str = "owner", password: str = PASSWORD) -> str:
        quoted = password.replace("@", "%40").replace("/", "%2F")
        return f"postgresql://{role}:{quoted}@localhost:{self.port}/{database}"


def free_port() -> int:
    with socket.socket() as chosen:
        chosen.bind(("localhost", 0))
        return chosen.getsockname()[1]


def query(url: str, sql: str) -> list[tuple]:
    with psycopg.connect(url, autocommit=True) as connection:
        cursor = connection.execute(sql)
        return cursor.fetchall() if cursor.description else []


@pytest.fixture(scope="module")
def server():
    # Not in pytest's folder, which another user may not enter.
    with tempfile.TemporaryDirectory(prefix="postgres-", ignore_cleanup_errors=True) as folder:
        server = Server(Path(folder))
        yield server
        server.run("pg_ctl", "stop", "--mode=immediate")


@pytest.fixture
def database(server, request) -> str:
    """The URL of a database of the test's own."""
    name = f"test_{abs(hash(request.node.name))}"
    query(server.url("postgres"), f"create database {name}")
    return server.url(name)


@pytest.fixture(scope="module")
def published(server, warehouse, tmp_path_factory) -> tuple[Path, str]:
    """The folder, and the URL of the database, that one command has filled."""
    query(server.url("postgres"), "create database published")
    place, url = tmp_path_factory.mktemp("postgres") / "published", server.url("published")
    run = publish(warehouse, place, url)
    assert run.returncode == 0, run.stdout + run.stderr
    assert f"PostgreSQL schema {SCHEMA} ..." in run.stdout
    assert PASSWORD not in run.stdout + run.stderr
    return place, url


def test_the_password_is_in_no_file_and_in_no_comment(published):
    folder, url = published
    files = [file for file in folder.rglob("*") if file.is_file()]
    files += [file for name in ("target", "logs") for file in (PROJECT / name).rglob("*.*")]
    for file in files:
        if file.is_file():
            assert not SECRET.search(file.read_bytes()), file
    with zipfile.ZipFile(folder / "ai_competitiveness.xlsx") as parts:
        assert [name for name in parts.namelist() if SECRET.search(parts.read(name))] == []
    comments = query(url, "select string_agg(description, ' ') from pg_description")
    assert not SECRET.search(comments[0][0].encode())


@pytest.fixture(scope="module")
def folder(published) -> Path:
    return published[0]


@pytest.fixture(scope="module")
def url(published) -> str:
    return published[1]


@pytest.fixture(scope="module")
def catalog(warehouse):
    with duckdb.connect() as connection:
        connection.execute(f"attach '{warehouse}' as warehouse (read_only)")
        return read_catalog(connection)


def test_every_table_has_the_rows_of_the_warehouse_to_the_last_bit(url, warehouse):
    for table in published_tables(warehouse):
        name = table.split(".")[1]
        found = query(url, f"select * from {SCHEMA}.{name}")
        assert sorted(found, key=repr) == sorted(rows(warehouse, f"from {table}"), key=repr), table


def test_psql_shows_chinese(url):
    statement = (
        f"select region_name_zh from {SCHEMA}.province_rankings"
        " where edition = 2023 and overall_rank <= 2 order by overall_rank"
    )
    shown = subprocess.run(
        [tool("psql", "postgresql-client", DEBIAN), url, "-Atc", statement],
        env={**os.environ, "PGCLIENTENCODING": "UTF8"}, capture_output=True, text=True,
    )  # fmt: skip
    assert shown.stdout.split() == ["北京市", "广东省"], shown.stderr


def test_sqlalchemy_reflects_keys_comments_and_types(url, catalog):
    engine = sqlalchemy.create_engine(url.replace("postgresql:", "postgresql+psycopg:"))
    inspector = sqlalchemy.inspect(engine)
    assert set(inspector.get_table_names(SCHEMA)) == {mart.name for mart in catalog.marts}
    for mart in catalog.marts:
        assert (
            tuple(inspector.get_pk_constraint(mart.name, SCHEMA)["constrained_columns"]) == mart.key
        )
        foreign = {
            (key["constrained_columns"][0], key["referred_table"], key["referred_columns"][0])
            for key in inspector.get_foreign_keys(mart.name, SCHEMA)
        }
        assert foreign == {(key.column, key.mart, key.key) for key in mart.references}
        comment = inspector.get_table_comment(mart.name, SCHEMA)["text"]
        assert comment.startswith(f"{mart.description} {NOTICE}")
        columns = inspector.get_columns(mart.name, SCHEMA)
        assert [(column["name"], column["comment"]) for column in columns] == [
            (column.name, column.description) for column in mart.columns
        ]
    types = {
        column["name"]: str(column["type"])
        for column in inspector.get_columns("fct_indicator_values", SCHEMA)
    }
    assert types["raw_value"] == "DOUBLE PRECISION" and types["numerator"] == "NUMERIC(38, 8)"
    indexed = [index["column_names"] for index in inspector.get_indexes("fct_index_scores", SCHEMA)]
    assert sorted(indexed) == [["node_code"], ["region_code"]]


def test_odbc_reads_what_the_warehouse_has(url, server, warehouse):
    assert ODBC_DRIVER in pyodbc.drivers(), (
        f"the ODBC driver {ODBC_DRIVER} is missing: install it (Debian: apt-get install odbc-postgresql)"
    )
    with pyodbc.connect(
        f"DRIVER={{{ODBC_DRIVER}}};SERVER=localhost;PORT={server.port};DATABASE=published;"
        f"UID=owner;PWD={{{PASSWORD}}}"
    ) as connection:
        cursor = connection.execute(
            f"select * from {SCHEMA}.province_rankings order by edition, overall_rank, region_code"
        )
        assert [column[0] for column in cursor.description][:3] == [
            "edition",
            "region_code",
            "region_name_zh",
        ]
        assert [tuple(row) for row in cursor.fetchall()] == rows(
            warehouse, "from marts.province_rankings order by edition, overall_rank, region_code"
        )


@pytest.fixture
def changed_folder(folder, tmp_path) -> Path:
    """The published files of another day: Beijing has another English name."""
    other = Path(shutil.copytree(folder, tmp_path / "changed"))
    for file in (other / "csv").glob("*.csv"):
        text = file.read_text(encoding="utf-8")
        file.write_text(text.replace(",Beijing,", ",Peking,"), encoding="utf-8")
    return other


def capital(url: str) -> str:
    return query(
        url, f"select region_name_en from {SCHEMA}.dim_regions where region_code = '110000'"
    )[0][0]


def test_a_second_load_replaces_rows_while_readers_read_on(
    database, catalog, folder, changed_folder
):
    postgres.load(catalog, folder, database)
    query(
        database,
        f"create view capital as select * from {SCHEMA}.dim_regions where region_code = '110000'",
    )
    query(database, f"create table {SCHEMA}.notes as select 'mine' as note")
    with psycopg.connect(database) as reader:
        reader.isolation_level = psycopg.IsolationLevel.REPEATABLE_READ
        counted = reader.execute(f"select count(*) from {SCHEMA}.fct_index_scores").fetchone()
        postgres.load(catalog, changed_folder, database)
        assert (
            counted == reader.execute(f"select count(*) from {SCHEMA}.fct_index_scores").fetchone()
        )
        [old] = reader.execute("select region_name_en from capital").fetchone()
        assert old == "Beijing"
    assert capital(database) == "Peking"
    assert query(database, "select region_name_en from capital") == [("Peking",)]
    assert query(database, f"select * from {SCHEMA}.notes") == [("mine",)]


def test_readers_keep_their_rights(database, server, catalog, folder):
    postgres.load(catalog, folder, database)
    query(database, "create role reader login password 'x'")
    query(database, f"grant usage on schema {SCHEMA} to reader")
    query(database, f"grant select on {SCHEMA}.dim_regions to reader")
    postgres.load(catalog, folder, database)
    name = database.rpartition("/")[2]
    assert capital(server.url(name, "reader", "x")) == "Beijing"


BREAK_THE_LAST_TABLE = f"""
create function stop() returns trigger language plpgsql as $$ begin raise 'the disk is full'; end $$;
create trigger stop before insert on {SCHEMA}.audit_build for each row execute function stop()
"""


def test_a_load_that_fails_leaves_the_former_rows(database, catalog, folder, changed_folder):
    postgres.load(catalog, folder, database)
    query(database, BREAK_THE_LAST_TABLE)
    with pytest.raises(CannotPublishError, match=r"^PostgreSQL: the disk is full\. "):
        postgres.load(catalog, changed_folder, database)
    assert capital(database) == "Beijing"


def test_a_load_that_is_killed_leaves_the_former_rows_and_folder(server, warehouse, folder, url):
    before = (folder / "manifest.json").read_bytes()
    with psycopg.connect(url) as other:
        other.execute(f"lock table {SCHEMA}.audit_build in share mode")
        run = subprocess.Popen(
            publish_command(warehouse, folder),
            cwd=PROJECT, env={**os.environ, "POSTGRES_URL": url}, stdout=subprocess.DEVNULL,
        )  # fmt: skip
        waiting = (
            "select 1 from pg_stat_activity"
            " where application_name = 'make publish' and wait_event = 'relation'"
        )
        while not query(url, waiting):
            assert run.poll() is None, "the run ended before it loaded"
            time.sleep(0.1)
        run.kill()
        assert run.wait() == -signal.SIGKILL
    assert capital(url) == "Beijing"
    assert (folder / "manifest.json").read_bytes() == before
    assert publish(warehouse, folder, url).returncode == 0


def test_a_load_does_not_wait_for_ever(database, catalog, folder, monkeypatch):
    monkeypatch.setattr(postgres, "LOCK_TIMEOUT", "100ms")
    postgres.load(catalog, folder, database)
    with psycopg.connect(database) as other:
        other.execute(f"lock table {SCHEMA}.audit_build in share mode")
        with pytest.raises(
            CannotPublishError, match=r"lock timeout.* Another session holds a table"
        ):
            postgres.load(catalog, folder, database)


def test_tables_of_another_version_are_made_anew(database, catalog, folder):
    postgres.load(catalog, folder, database)
    comment = postgres.MARK.format("0ld0ld00")
    query(database, f"alter table {SCHEMA}.dim_regions add column gone text not null default 'x'")
    query(database, f"comment on table {SCHEMA}.dim_regions is '{comment}'")
    query(database, f"create table {SCHEMA}.fct_former (a int)")
    query(database, f"comment on table {SCHEMA}.fct_former is '{comment}'")
    postgres.load(catalog, folder, database)
    columns = query(
        database,
        "select table_name, column_name from information_schema.columns"
        f" where table_schema = '{SCHEMA}' and (column_name = 'gone' or table_name = 'fct_former')",
    )
    assert columns == []


def test_views_that_stand_in_the_way_of_new_tables_are_named(database, catalog, folder):
    postgres.load(catalog, folder, database)
    query(database, f"create view favourites as select * from {SCHEMA}.dim_regions")
    query(
        database, f"comment on table {SCHEMA}.dim_regions is '{postgres.MARK.format('0ld0ld00')}'"
    )
    with pytest.raises(CannotPublishError, match=r"view favourites depends on table .*dim_regions"):
        postgres.load(catalog, folder, database)
    assert query(database, "select count(*) from favourites") == [
        (len(query(database, "table favourites")),)
    ]


def test_a_name_that_others_have_taken_is_refused(database, catalog, folder):
    query(database, f"create schema {SCHEMA}")
    query(database, f"create table {SCHEMA}.dim_regions as select 'mine' as whose")
    with pytest.raises(
        CannotPublishError,
        match=f"{SCHEMA} already has relations that make publish did not create: dim_regions",
    ):
        postgres.load(catalog, folder, database)
    assert query(database, f"select * from {SCHEMA}.dim_regions") == [("mine",)]


def test_what_cannot_be_reached_is_told_without_the_password(server, database, warehouse, tmp_path):
    name = database.rpartition("/")[2]
    query(database, "drop role if exists guest; create role guest login password 'guest'")
    good = server.url(name)
    for url, sentence in {
        good.replace(str(server.port), str(free_port())): "refused",
        good.replace("s3cret", "S3CRET"): "password authentication failed",
        good.replace(name, "nowhere"): 'database "nowhere" does not exist',
        good.replace("%40", "@").replace("%2F", "/"): "POSTGRES_URL is not of the form",
        f"password={PASSWORD} and more": "POSTGRES_URL is not of the form",
    }.items():
        run = publish(warehouse, tmp_path / "published", url)
        assert run.returncode == 1
        assert sentence in run.stderr and "Traceback" not in run.stderr, run.stderr
        assert "s3cret" not in run.stderr.lower() and "never" not in run.stderr, run.stderr
        assert not list(tmp_path.glob("published*"))


def test_a_role_without_rights_is_told_what_it_needs(server, database, catalog, folder):
    query(database, "drop role if exists guest; create role guest login password 'guest'")
    guest = server.url(database.rpartition("/")[2], "guest", "guest")
    with pytest.raises(
        CannotPublishError, match=r"permission denied for database .* right to create the schema"
    ):
        postgres.load(catalog, folder, guest)
