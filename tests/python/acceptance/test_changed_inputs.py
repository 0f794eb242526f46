"""What is published is what was built: the project and its rows are edited after the build."""

import filecmp
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from playwright.sync_api import expect
from publication import publish_command
from test_own_site import copy_of_project

from indexhouse.site.pages import PAGES

OF_PROJECT = {page.file for page in PAGES if page.is_of_project}
# DuckDB writes its file differently from run to run; the manifest has its hash.
VARIES = {"data/marts.duckdb", "data/manifest.json"}


@pytest.fixture(scope="module")
def edited(tmp_path_factory) -> Path:
    """The project after the build: another raw row, another name, another label, another model."""
    project = copy_of_project(tmp_path_factory.mktemp("edited") / "project")
    edits = {
        "seeds/raw/raw_parks.csv": ("2023", "2022"),
        "seeds/index/index_nodes.csv": ("Academic ecosystem", "Schools"),
        "seeds/reference/regions.csv": ("Beijing", "Peking"),
        "models/marts/_marts__models.yml": ("label_en: Overall score", "label_en: Grand total"),
        "dbt_project.yml": ("consistency_ratio_limit: 0.1", "consistency_ratio_limit: 0.2"),
    }
    for name, (old, new) in edits.items():
        text = (project / name).read_text(encoding="utf-8")
        assert old in text, name
        (project / name).write_text(text.replace(old, new), encoding="utf-8")
    return project


def run(command: list, cwd: Path):
    done = subprocess.run(
        [str(word) for word in command],
        cwd=cwd,
        env={**os.environ, "POSTGRES_URL": ""},
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done


def test_published_files_are_those_of_the_build(edited, warehouse, published, tmp_path):
    place = tmp_path / "published"
    told = run(publish_command(warehouse, place), edited).stdout
    for name in ("raw_parks.csv", "seeds/index/index_nodes.csv", "dbt_project.yml"):
        assert f"Since the build, {name} has changed" in told
    before, after = (
        json.loads((folder / "manifest.json").read_text()) for folder in (published, place)
    )
    for described in (before, after):  # the only file that differs from run to run
        del described["files"]["marts.duckdb"]
    assert after == before


@pytest.fixture(scope="module")
def edited_site(edited, warehouse):
    command = [sys.executable, "-m", "indexhouse", "docs", "--warehouse", warehouse]
    told = run([*command, "--into", edited / "site"], edited).stdout
    assert "Since the build, seeds/index/index_nodes.csv has changed" in told
    assert "Since the build, dbt_project.yml has changed" in told
    return edited / "site"


def test_pages_are_those_of_the_build_to_the_last_byte(edited_site, site):
    files = {file.relative_to(site).as_posix() for file in site.rglob("*") if file.is_file()}
    same, different, _ = filecmp.cmpfiles(site, edited_site, files, shallow=False)
    assert set(different) <= OF_PROJECT | VARIES
    assert {"index.html", "report.html", "ranking.html", "audit.html"} <= set(same)


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("name", ["dictionary", "lineage"])
def test_a_page_about_the_project_says_that_it_has_changed(edited_site, open_page, name, language):
    note = {"zh": "项目文件在构建之后有改动", "en": "The project has changed since"}[language]
    page = open_page(name, language=language)
    expect(page.get_by_text(note)).to_have_count(0)
    page.goto(f"{(edited_site / name).as_uri()}.html#lang={language}")
    page.reload()
    expect(page.get_by_text(note)).to_be_visible()


def test_the_dictionary_has_the_labels_of_the_build(edited_site, open_page):
    page = open_page("dictionary")
    page.goto(f"{edited_site.as_uri()}/dictionary.html#lang=en")
    page.reload()
    page.locator("details.columns").evaluate_all("all => all.forEach(one => { one.open = true; })")
    label = page.locator("[id='province_rankings.overall_score'] td").nth(1)
    assert label.inner_text().startswith("Overall score")
