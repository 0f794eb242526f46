"""The published folder as its readers meet it: each tool opens its file and sees the marts."""

import hashlib
import json
import shutil
import signal
import subprocess
import sys
from datetime import date
from pathlib import Path

import duckdb
import polars
import pytest
import yaml
from publication import PROJECT, publish, publish_command, published_tables, rows
from pysdmx.io import get_datasets, read_sdmx

from indexhouse.publishing.catalog import NOTICE

DUCKDB_1_0 = PROJECT / ".venv-duckdb-1.0" / "bin" / "python"
DATABASE = "marts.duckdb"
# Prints each table's rows, as one hash, and the comments, as the DuckDB of this Python has them.
# The marts are in the schema marts of a warehouse, in the main schema of the file named marts.
DIGEST = """
import hashlib, json, sys, duckdb
with duckdb.connect(sys.argv[1], read_only=True) as connection:
    said = {}
    for schema, table, comment in connection.execute(
        "select schema_name, table_name, comment from duckdb_tables()"
        " where schema_name in ('marts', 'main', 'audit') order by all").fetchall():
        name = f"{schema.replace('main', 'marts')}.{table}"
        rows = connection.execute(f"from {name}").fetchall()
        columns = connection.execute("select column_name, comment from duckdb_columns()"
            " where schema_name = ? and table_name = ? order by column_index", [schema, table]).fetchall()
        said[name] = [hashlib.sha256(repr(rows).encode()).hexdigest(), comment, columns]
print(json.dumps(said))
"""


def digest(python: Path | str, database: Path) -> dict:
    run = subprocess.run([python, "-c", DIGEST, database], capture_output=True, text=True)
    assert run.returncode == 0, run.stderr
    return json.loads(run.stdout)


@pytest.mark.parametrize("python", [DUCKDB_1_0, Path(sys.executable)], ids=["1.0", "pinned"])
def test_duckdb_reads_the_marts_of_the_warehouse(published, warehouse, python):
    assert python.exists(), f"{python} is missing: make acceptance makes it."
    found, expected = digest(python, published / DATABASE), digest(sys.executable, warehouse)
    assert sorted(found) == published_tables(warehouse)
    for table, (rows_hash, comment, columns) in found.items():
        assert rows_hash == expected[table][0], table
        assert comment == f"{expected[table][1].strip()} {NOTICE}"
        assert columns == [[name, text.strip()] for name, text in expected[table][2]], table


def test_a_query_of_the_readme_runs_as_it_stands(published):
    assert rows(
        published / DATABASE, "select count(*) from marts.province_rankings where edition = 2023"
    ) == [(31,)]


def test_polars_reads_parquet(published, warehouse):
    for table in published_tables(warehouse):
        read = polars.read_parquet(published / "parquet" / f"{table.split('.')[1]}.parquet")
        assert read.rows() == rows(warehouse, f"from {table}"), table


def test_parquet_says_what_it_is(published):
    file = published / "parquet" / "province_rankings.parquet"
    [(text,)] = rows(
        published / DATABASE,
        f"select decode(value) from parquet_kv_metadata('{file}') where key = 'description'",
    )
    assert text.startswith("Ranking of the provinces") and text.endswith(NOTICE)


def test_polars_reads_csv_by_the_types_of_the_data_package(published, warehouse):
    types = {"string": polars.String, "integer": polars.Int64, "number": polars.Float64}
    types |= {"boolean": polars.Boolean, "date": polars.Date}
    for resource in package(published)["resources"]:
        schema = {field["name"]: types[field["type"]] for field in resource["schema"]["fields"]}
        read = polars.read_csv(published / resource["path"], schema=schema)
        schema_name = "audit" if resource["name"].startswith("audit_") else "marts"
        expected = rows(warehouse, f"from {schema_name}.{resource['name']}")
        assert [plain(row) for row in read.rows()] == [plain(row) for row in expected], resource[
            "name"
        ]


def plain(row: tuple) -> tuple:
    """CSV has no decimals of its own, and readers differ on an empty text."""
    return tuple(
        value if isinstance(value, (str, bool, date)) and value else float(value or 0) or None
        for value in row
    )


def test_csv_is_utf_8_without_a_mark_and_names_its_columns(published, warehouse):
    columns = {name for (name,) in rows(warehouse, "select column_name from audit.audit_columns")}
    for file in (published / "csv").iterdir():
        text = file.read_bytes().decode("utf-8")
        assert text[0] != "\ufeff" and "\r" not in text.splitlines()[0], file
        assert set(text.splitlines()[0].split(",")) <= columns, file


def package(folder: Path) -> dict:
    return json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))


def frictionless(folder: Path):
    command = [Path(sys.executable).with_name("frictionless"), "validate", "datapackage.json"]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True)


def test_frictionless_finds_the_data_package_valid(published):
    check = frictionless(published)
    assert check.returncode == 0, check.stdout
    assert check.stdout.count(" VALID") == len(package(published)["resources"])


def test_the_data_package_tells_licence_version_sources_and_authors(published):
    told = package(published)
    cited = yaml.safe_load((PROJECT / "CITATION.cff").read_text(encoding="utf-8"))
    assert told["version"] == cited["version"]
    assert [licence["name"] for licence in told["licenses"]] == [cited["license"]]
    assert [one["title"] for one in told["contributors"]] == [
        one["name"] for one in cited["authors"]
    ]
    assert "source report" in told["sources"][0]["title"]
    assert told["created"].startswith(cited["date-released"])


def test_an_sdmx_reader_finds_the_scores_under_their_structure(published, warehouse):
    folder = published / "sdmx"
    structure = read_sdmx(folder / "structure.xml")  # valid by the schemas of SDMX
    codes = {codelist.id: len(codelist.items) for codelist in structure.get_codelists()}
    assert codes == {
        "CL_AREA": rows(warehouse, "select count(*) from marts.dim_regions")[0][0],
        "CL_NODE": rows(warehouse, "select count(*) from marts.dim_index_nodes")[0][0],
        "CL_MEASURE": 3,
    }
    [data] = get_datasets(folder / "data.csv", folder / "structure.xml")
    found = data.data.set_index(["REF_AREA", "NODE", "MEASURE", "TIME_PERIOD"])["OBS_VALUE"]
    expected = rows(
        warehouse,
        "select region_code, node_code, cast(edition as varchar), score, score_rank"
        " from marts.fct_index_scores",
    )
    for region, node, edition, score, rank in expected:
        assert float(found[region, node, "SCORE", edition]) == score
        assert int(float(found[region, node, "SCORE_RANK", edition])) == rank
    [(values,)] = rows(warehouse, "select count(*) from marts.fct_indicator_values where is_known")
    assert len(found) == 2 * len(expected) + values


def test_tiles_are_squares_with_the_latest_scores(published, warehouse):
    tiles = json.loads((published / "tiles.geojson").read_text(encoding="utf-8"))["features"]
    found = [
        (
            tile["id"],
            tile["properties"]["score"],
            *tile["geometry"]["coordinates"][0][1],
        )
        for tile in tiles
    ]
    assert found == rows(
        warehouse,
        "select region_code, overall_score, tile_column, -tile_row - 1 from marts.province_rankings"
        " inner join marts.dim_regions using (region_code) where edition = 2023 order by all",
    )
    for tile in tiles:
        [ring] = tile["geometry"]["coordinates"]
        assert ring[0] == ring[-1] and len({tuple(corner) for corner in ring}) == 4


def test_who_has_only_the_files_reaches_the_raw_rows(published):
    """The rows of the trace are there, and add up to the values of the indicators."""
    folder = published / "trace"
    with duckdb.connect() as files:
        trace = f"'{folder}/fct_score_trace.parquet'"
        [(wrong, right)] = files.sql(f"""
            with traced as (
                select edition, region_level, region_code, node_code,
                    sum(numerator_part) as numerator
                from {trace} group by all
            )
            select count(*) filter (where coalesce(traced.numerator, 0) <> marts.numerator),
                count(traced.numerator)
            from '{published}/parquet/fct_indicator_values.parquet' as marts
            left join traced using (edition, region_level, region_code, node_code)
        """).fetchall()
        assert wrong == 0 and right > 5_000
        for table, key in (("enterprises", "enterprise_id"), ("policies", "policy_id")):
            [(lost, found)] = files.sql(f"""
                select count(*) filter (where raw.edition is null), count(raw.edition)
                from (select distinct edition, row_key from {trace} where raw_table = '{table}')
                    as traced
                left join '{folder}/raw_{table}.parquet' as raw
                    on traced.row_key = raw.{key} and traced.edition = cast(raw.edition as bigint)
            """).fetchall()
            assert lost == 0 and found > 100


@pytest.mark.parametrize(
    ("table", "old", "new", "error"),
    [
        ("province_rankings", "2023,110000,", "never,110000,", "type-error"),
        ("province_rankings", "2023,110000,", "2023,990000,", "foreign-key"),
        ("province_rankings", "2023,110000,", "2023,440000,", "primary-key"),
        ("province_rankings", "Beijing", "Peking", "hash-count"),
    ],
)
def test_frictionless_finds_a_broken_value(published, tmp_path, table, old, new, error):
    folder = Path(shutil.copytree(published, tmp_path / "broken"))
    file = folder / "csv" / f"{table}.csv"
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")
    check = frictionless(folder)
    assert check.returncode == 1
    assert error in check.stdout


def manifest(folder: Path) -> dict:
    return json.loads((folder / "manifest.json").read_text(encoding="utf-8"))


def is_whole(folder: Path) -> bool:
    """Every file is there as its manifest has it, and no other."""
    files = {
        file.relative_to(folder).as_posix(): {"bytes": file.stat().st_size, "sha256": sha256(file)}
        for file in folder.rglob("*")
        if file.is_file() and file.name != "manifest.json"
    }
    return files == manifest(folder)["files"]


def sha256(file: Path) -> str:
    return hashlib.sha256(file.read_bytes()).hexdigest()


def test_the_manifest_tells_files_inputs_and_versions(published, warehouse):
    told = manifest(published)
    assert is_whole(published)
    assert told["row_counts"] == {
        table: rows(warehouse, f"select count(*) from {table}")[0][0]
        for table in published_tables(warehouse)
    }
    raw = {file.name: sha256(file) for file in (PROJECT / "seeds" / "raw").glob("*.csv")}
    assert told["raw_inputs"] == raw and len(raw) == 12
    weights = "seeds/index/index_weights.csv"
    assert told["configuration"][weights] == sha256(PROJECT / weights)
    assert told["editions"] == [2022, 2023]
    assert told["library"]["is_sample_library"] and told["library"]["notice"] == NOTICE
    assert told["versions"]["duckdb"] == duckdb.__version__
    assert "marts.fct_score_trace" in told["views_not_published"]


@pytest.fixture
def own_warehouse(warehouse, tmp_path) -> Path:
    """The warehouse as if it were built from tables of the user's own."""
    own = Path(shutil.copy(warehouse, tmp_path / "own.duckdb"))
    shutil.copytree(PROJECT / "seeds" / "raw", tmp_path / "raw")
    with duckdb.connect(str(own)) as connection:
        connection.execute(
            f"update audit.audit_build set is_sample_library = false, raw_location = '{tmp_path / 'raw'}'"
        )
    return own


def test_own_data_are_not_called_a_reconstruction(own_warehouse, tmp_path):
    place = tmp_path / "published"
    assert publish(own_warehouse, place).returncode == 0
    assert NOTICE not in (place / "datapackage.json").read_text(encoding="utf-8")
    ours = {"licenses", "sources", "contributors", "created"}
    assert not ours & set(package(place))
    assert not [name for name in ("LICENSE", "CITATION.cff", "trace") if (place / name).exists()]
    assert "spdx.org" not in (place / "dcat.jsonld").read_text(encoding="utf-8")
    told = manifest(place)
    assert told["library"]["notice"] == "" and not told["library"]["is_sample_library"]
    assert told["raw_inputs"]["raw_parks.csv"] == sha256(tmp_path / "raw" / "raw_parks.csv")
    comments = rows(place / DATABASE, "select comment from duckdb_tables()")
    assert [text for (text,) in comments if "reconstruction" in text] == []


def test_a_folder_of_others_is_refused(warehouse, tmp_path):
    (tmp_path / "letters").write_text("mine")
    run = publish(warehouse, tmp_path)
    assert run.returncode == 1
    assert f"{tmp_path} was not written by make publish: it has no manifest.json." in run.stderr
    assert [file.name for file in tmp_path.iterdir()] == ["letters"]


@pytest.mark.parametrize(
    ("make", "sentence"),
    [
        (lambda file: None, "There is no warehouse"),
        (lambda file: file.write_text("text"), "not a valid DuckDB database file"),
        (
            lambda file: duckdb.connect(str(file)).close(),
            "has no table audit.audit_build: make build",
        ),
    ],
    ids=["missing", "no database", "empty database"],
)
def test_what_is_no_warehouse_is_told(tmp_path, make, sentence):
    file = tmp_path / "warehouse.duckdb"
    make(file)
    run = publish(file, tmp_path / "published")
    assert run.returncode == 1
    assert sentence in run.stderr and "Traceback" not in run.stderr
    assert "published was not made." in run.stderr
    assert not list(tmp_path.glob("published*"))


MOMENTS = [
    DATABASE,
    "parquet/",
    "csv/",
    "ai_competitiveness.xlsx",
    "datapackage.json",
    "manifest.json",
]


@pytest.mark.parametrize("moment", MOMENTS)
def test_a_publish_that_is_killed_leaves_the_former_folder(published, warehouse, moment):
    before = manifest(published)
    run = subprocess.Popen(
        publish_command(warehouse, published), cwd=PROJECT, stdout=subprocess.PIPE
    )
    said = b""
    while not said.endswith(f"{moment} ...".encode()):
        sign = run.stdout.read(1)
        assert sign, f"the run ended before the moment came: {said.decode()}"
        said += sign
    run.kill()
    assert run.wait() == -signal.SIGKILL
    assert is_whole(published) and manifest(published) == before


def test_a_publish_after_killed_ones_replaces_the_folder_and_clears_up(published, warehouse):
    assert [path.name for path in published.parent.iterdir() if path != published] == [
        "published.new"
    ]
    (published / "stray").write_text("what was there before")
    before = manifest(published)["files"]
    run = publish(warehouse, published)
    assert run.returncode == 0, run.stderr
    assert is_whole(published)
    assert list(published.parent.iterdir()) == [published]
    again = manifest(published)["files"]
    assert {name for name in again if again[name] != before[name]} <= {DATABASE}
