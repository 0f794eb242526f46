"""A warehouse knows what it was built from: later edits change nothing of it, and are told."""

import hashlib
import platform
import shutil
from importlib.metadata import version
from pathlib import Path

import duckdb
import pytest
from conftest import copy_project, indexhouse, query

from indexhouse.marts.labels import read_tables
from indexhouse.publishing.catalog import read_catalog
from indexhouse.publishing.manifest import write_manifest
from indexhouse.publishing.steps import tell_changes
from indexhouse.running import fingerprint
from indexhouse.running.fingerprint import FileChangedError, changes_since_build, read_input


def sha256(file: Path) -> str:
    return hashlib.sha256(file.read_bytes()).hexdigest()


@pytest.fixture
def edited(good_warehouse, good_project, tmp_path, monkeypatch):
    """A good warehouse, the project and the folder of raw tables: a copy of each, to be edited."""
    warehouse = Path(shutil.copy(good_warehouse, tmp_path))
    project = tmp_path / "project"
    for name in ("models", "macros", "seeds"):
        shutil.copytree(good_project / name, project / name)
    shutil.copy(good_project / "dbt_project.yml", project)
    [(location,)] = query(warehouse, "select raw_location from audit.audit_build")
    raw = Path(shutil.copytree(location, tmp_path / "raw"))
    with duckdb.connect(str(warehouse)) as connection:
        connection.execute("update audit.audit_build set raw_location = ?", [str(raw)])
    monkeypatch.setattr(fingerprint, "PROJECT", project)
    monkeypatch.setattr(fingerprint, "SEEDS", project / "seeds")
    return warehouse, project, raw


def changes(warehouse: Path) -> list[str]:
    with duckdb.connect(str(warehouse), read_only=True) as marts:
        return [str(change) for change in changes_since_build(marts)]


def test_the_build_records_every_file_that_it_read(good_warehouse, good_project):
    [(location,)] = query(good_warehouse, "select raw_location from audit.audit_build")
    recorded = query(good_warehouse, "from audit.audit_inputs")
    assert {kind for kind, *_ in recorded} == {"raw", "seed", "project"}
    for kind, name, byte_count, digest in recorded:
        file = Path(location if kind == "raw" else good_project, name)
        assert (byte_count, digest) == (file.stat().st_size, sha256(file)), name
    names = {name for _, name, *_ in recorded}
    assert len([name for kind, name, *_ in recorded if kind == "raw"]) == 11
    assert {"seeds/index/index_nodes.csv", "seeds/reference/editions.csv"} <= names
    assert {
        "dbt_project.yml",
        "models/marts/_marts__models.yml",
        "macros/scoring/scores.sql",
    } <= names
    # The figures of the source report are those of the sample library.
    assert [name for name in names if name.endswith(".csv") and "printed" in name] == []


def test_the_build_records_versions_and_variables(good_warehouse):
    [found] = query(
        good_warehouse,
        "select engine, engine_version, dbt_core_version, dbt_adapter_version, python_version,"
        " project_version, weight_scheme, consistency_ratio_limit from audit.audit_build",
    )
    packages = [version(name) for name in ("duckdb", "dbt-core", "dbt-duckdb")]
    assert found == (
        "duckdb",
        *packages,
        platform.python_version(),
        version("indexhouse"),
        "printed",
        0.1,
    )


def test_nothing_has_changed_after_a_build(edited):
    assert changes(edited[0]) == []


def test_edits_after_the_build_are_told_by_kind(edited):
    warehouse, project, raw = edited
    with (raw / "raw_parks.csv").open("a") as parks:
        parks.write("\n")
    (raw / "raw_policies.csv").rename(raw / "raw_policies.parquet")
    weights = project / "seeds" / "index" / "index_weights.csv"
    weights.write_text(weights.read_text().replace("0.", "1.", 1))  # of the same size
    (project / "models" / "marts" / "core" / "mine.sql").write_text("select 1")
    assert changes(warehouse) == [
        "Since the build, raw_parks.csv has changed, raw_policies.csv is gone,"
        " raw_policies.parquet is new.",
        "Since the build, seeds/index/index_weights.csv has changed.",
        "Since the build, models/marts/core/mine.sql is new.",
    ]


def test_many_edits_are_told_in_one_sentence(edited):
    warehouse, _, raw = edited
    shutil.rmtree(raw)
    [sentence] = changes(warehouse)
    assert sentence.endswith("raw_conferences.csv is gone, 8 more files differ.")


def test_what_is_published_is_what_was_built(edited, tmp_path, capsys):
    warehouse, project, raw = edited

    def manifest(folder: Path) -> str:
        folder.mkdir()
        with duckdb.connect() as connection:
            connection.execute(f"attach '{warehouse}' as warehouse (read_only)")
            catalog = read_catalog(connection)
            tell_changes(connection, catalog)
            write_manifest(catalog, folder)
            return f"{catalog} {(folder / 'manifest.json').read_text()}"

    before = manifest(tmp_path / "before")
    assert capsys.readouterr().out == ""
    (raw / "raw_parks.csv").write_text("edition,park_id\n")
    for file in [*(project / "seeds").rglob("*.csv"), *(project / "models").rglob("*.yml")]:
        file.write_text(file.read_text().replace("企业", "公司").replace("Enterprise", "Company"))
    assert manifest(tmp_path / "after") == before
    told = capsys.readouterr().out.splitlines()
    assert len(told) == 3
    assert told[0] == (
        "Note: Since the build, raw_parks.csv has changed."
        " What is published is the build; make build takes changes in."
    )


def test_explain_tells_an_edit_and_uses_the_names_of_the_build(good_warehouse, tmp_path):
    project = copy_project(tmp_path / "project")
    nodes = project / "seeds" / "index" / "index_nodes.csv"
    nodes.write_text(nodes.read_text("utf-8").replace("Academic ecosystem", "Schools"), "utf-8")
    told = indexhouse(project, "explain", "--warehouse", str(good_warehouse), "--", "510000")
    assert told.returncode == 0, told.stderr
    assert "Since the build, seeds/index/index_nodes.csv has changed." in told.stderr
    assert "Academic ecosystem" in told.stdout and "Schools" not in told.stdout


def test_a_file_that_changes_during_a_build_stops_it(good_warehouse, tmp_path):
    warehouse = Path(shutil.copy(good_warehouse, tmp_path))
    file = tmp_path / "raw_parks.csv"
    file.write_text("edition\n")
    read = read_input("raw", file.name, file)
    file.write_text("edition,park_id\n")
    with pytest.raises(FileChangedError, match=r"^raw_parks.csv: changed during the build"):
        fingerprint.record(warehouse, [read])


def test_parts_and_archives_are_inputs_and_writers_marks_are_not(tmp_path):
    names = {
        "raw_parks/part-0.parquet",
        "raw_policies/edition=2023/0.parquet",
        "raw_investors.csv.gz",
    }
    names |= {"raw_alliances.parquet/part.parquet"}
    others = {"raw_parks/_SUCCESS", "raw_parks/_temporary/0.parquet", "raw_parks/.part.parquet.crc"}
    others |= {"raw_parks_of_last_year.csv", "readme.md", "raw_alliances.parquet/.~part.parquet"}
    for name in names | others:
        (tmp_path / name).parent.mkdir(exist_ok=True, parents=True)
        (tmp_path / name).touch()
    found = {file.relative_to(tmp_path).as_posix() for file in fingerprint.raw_files(tmp_path)}
    assert found == names


def test_labels_are_those_of_the_build(good_warehouse, tmp_path):
    warehouse = Path(shutil.copy(good_warehouse, tmp_path))
    with duckdb.connect(str(warehouse)) as marts:
        marts.execute(
            "update audit.audit_columns set label_en = 'Total' where column_name = 'score'"
        )
        assert read_tables(marts)["fct_index_scores"].labels["score"].en == "Total"
