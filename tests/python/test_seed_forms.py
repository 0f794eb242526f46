"""The form of the seeds is checked before dbt reads them: a sentence for each way to save them."""

import shutil

import pytest
from changes import added, recoded
from conftest import PROJECT, indexhouse, make_build
from seed_faults import ACCEPTED_FORMS, EDITIONS, FORM_FAULTS

from indexhouse.contract import seeds


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """A copy of the seeds that the check looks at; the sample library is only linked."""
    copy = tmp_path / "seeds"
    shutil.copytree(PROJECT / "seeds", copy, ignore=shutil.ignore_patterns("raw"))
    (copy / "raw").symlink_to(PROJECT / "seeds/raw")
    monkeypatch.setattr(seeds, "PROJECT", tmp_path)
    monkeypatch.setattr(seeds, "SEEDS", copy)
    return copy


@pytest.mark.parametrize("name", FORM_FAULTS)
def test_a_seed_that_cannot_be_read_is_told_by_file_row_column_value_and_remedy(
    folder, name, capsys
):
    change, says = FORM_FAULTS[name]
    change(folder)
    assert seeds.print_seed_findings() == 1
    [line] = capsys.readouterr().out.splitlines()
    assert line.startswith("error: seeds/")
    assert [part for part in says if part not in line] == [], line


@pytest.mark.parametrize("name", ACCEPTED_FORMS)
def test_a_seed_that_can_be_read_is_accepted(folder, name):
    ACCEPTED_FORMS[name](folder)
    assert list(seeds.check_seeds()) == []


def test_faults_of_one_kind_are_counted(folder):
    for row in ("2024,x,a,b", "2025,y,a,b", "2026,z,a,b"):
        added(EDITIONS, row)(folder)
    [finding] = seeds.check_seeds()
    assert (finding.row, finding.value) == (4, "x")
    assert "and so in 2 more rows" in finding.problem


def test_a_build_stops_at_such_a_seed_and_the_check_finds_it_too(project):
    recoded(f"seeds/{EDITIONS}", "gb18030")(project)
    build = make_build(project, project / "warehouse.duckdb")
    checked = indexhouse(project, "check")
    for told in (build, checked):
        assert told.returncode == 1
        assert f"error: seeds/{EDITIONS}, row 2, value '2022," in told.stdout
        assert "Traceback" not in told.stdout + told.stderr
    assert "Nothing was built." in build.stderr
    assert "Running with dbt" not in build.stdout
