"""The site of somebody's own data: one edition, some rows refused, most regions without any."""

import csv
from pathlib import Path

import duckdb
import pytest
from conftest import PHONE, copy_of_project, run_in
from playwright.sync_api import expect
from random_library import random_library, write_library

from indexhouse.site.pages import PAGES

EDITION = 2025
LESS_IS_BETTER = "enterprise_count"
KEY_THAT_ENDS_A_SCRIPT = "<!--<script>"
HOSTILE = "=1+1</script><img src=x onerror=alert(1)>"
FOLDER = "raw<script>alert(1)</script><img src=x onerror=alert(1)>"
NAMES = [page.name for page in PAGES]
OURS = [page.name for page in PAGES if page.is_ours]


@pytest.fixture(scope="module")
def project(tmp_path_factory):
    """The project with one edition of its own, and an indicator of which less is better.

    The names of a province and of a dimension are texts that a page or a spreadsheet could run.
    """
    folder = copy_of_project(tmp_path_factory.mktemp("own") / "project")
    regions = folder / "seeds" / "reference" / "regions.csv"
    text = regions.read_text(encoding="utf-8")
    regions.write_text(text.replace(",Beijing,", f',"{HOSTILE}",'), encoding="utf-8")
    with open(folder / "seeds" / "reference" / "editions.csv", "w", encoding="utf-8") as file:
        rows = csv.writer(file)
        rows.writerow(["edition", "data_cutoff_on", "name_zh", "name_en"])
        rows.writerow([EDITION, f"{EDITION - 1}-12-31", f"{EDITION}年版", f"{EDITION} edition"])
    tree = folder / "seeds" / "index" / "index_nodes.csv"
    line = f"\n{LESS_IS_BETTER},enterprise_scale,indicator,4,"
    text = tree.read_text(encoding="utf-8")
    assert line + "1," in text
    tree.write_text(text.replace(line + "1,", line + "-1,"), encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def site(project, tmp_path_factory):
    """The site of a small random library with a row that intake refuses."""
    raw = tmp_path_factory.mktemp("own") / FOLDER
    library = random_library(seed=7, row_count=300, editions=[EDITION])
    library["raw_parks"][0] |= {"park_id": KEY_THAT_ENDS_A_SCRIPT, "province_code": "999999"}
    write_library(library, raw)
    warehouse = project / "mine.duckdb"
    run_in(
        project,
        "build",
        "--warehouse",
        warehouse,
        "--raw",
        raw,
        "--vars",
        "{max_rejected_share: 1}",
    )
    run_in(project, "docs", "--warehouse", warehouse, "--into", project / "site")
    return project / "site"


@pytest.mark.parametrize("name", OURS)
def test_a_page_works_without_a_second_edition_and_without_the_report(open_page, axe, name):
    page = open_page(name)
    expect(page.locator(".reconstruction")).to_have_count(0)
    assert page.locator("footer.site").inner_text().startswith(f"Editions {EDITION}.")
    assert axe(page) == []
    phone = open_page(name, viewport=PHONE, language="zh")
    assert phone.evaluate("document.documentElement.scrollWidth") <= PHONE[0]


def test_dbt_docs_describe_the_sources_in_place_of_the_seeds(open_page):
    page = open_page("dbt", "!/source/source.ai_competitiveness.raw.raw_enterprises")
    page.wait_for_selector("h1:has-text('raw_enterprises')")


def test_dbt_docs_show_a_folder_that_is_named_like_a_script(open_page):
    page = open_page("dbt", "!/model/model.ai_competitiveness.audit_build")
    page.wait_for_selector("h1:has-text('audit_build')")
    compiled = "document.body.textContent.includes('raw<script>alert(1)</script><img src=x')"
    page.get_by_text("Compiled", exact=True).first.click()
    page.wait_for_function(compiled)
    page.get_by_placeholder("Search for models").fill("folder")
    page.wait_for_selector("text=search results")
    assert page.locator("img[src=x]").count() == 0


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("name", OURS)
def test_a_name_that_is_markup_is_shown_as_text(open_page, name, language):
    page = open_page(name, language=language)
    assert page.locator("img[src=x]").count() == 0
    if (name, language) == ("ranking", "en"):
        assert HOSTILE in page.locator("#table").inner_text()


def test_a_downloaded_table_holds_no_formula(open_page):
    page = open_page("ranking")
    with page.expect_download() as download:
        page.click("button:has-text('CSV')")
    text = Path(download.value.path()).read_text(encoding="utf-8")
    assert f"'{HOSTILE}" in text and f",{HOSTILE}" not in text


def test_the_audit_lists_what_was_refused_and_no_printed_figure(open_page):
    page = open_page("audit")
    assert page.locator("#figures").count() == 0
    refused = page.locator("section[aria-labelledby=rejected] tbody tr")
    assert refused.count() == 1
    assert "raw_parks" in refused.inner_text() and "province_code" in refused.inner_text()
    data = page.evaluate("JSON.parse(document.getElementById('data').textContent)")
    assert data["rejections"][0]["keys"] == [KEY_THAT_ENDS_A_SCRIPT]


def test_the_dictionary_still_has_the_input_contract(open_page):
    assert open_page("dictionary").locator("#contract ~ article").count() == 12


def test_the_lineage_begins_at_the_files(open_page):
    drawn = open_page("lineage").locator("#graph li")
    columns = {row.get_attribute("data-column") for row in drawn.all()}
    assert "raw_enterprises.patent_count" in columns


def test_where_less_is_better_the_distance_is_taken_from_the_highest(open_page, project):
    with duckdb.connect(str(project / "mine.duckdb"), read_only=True) as marts:
        code, value, low, high, normalised = marts.sql(
            "select region_code, raw_value, low_value, high_value, normalised_score"
            f" from marts.fct_indicator_scores where node_code = '{LESS_IS_BETTER}'"
            " and region_level = 'province' and normalised_score not in (0, 50, 100)"
            " order by region_code limit 1"
        ).fetchone()
    assert normalised == pytest.approx(100 * (high - value) / (high - low))
    written = f"({high:.0f} − {value:.0f}) ÷ ({high:.0f} − {low:.0f}) × 100 ="
    page = open_page("ranking", f"region={code}&node={LESS_IS_BETTER}")
    assert f"{written} {normalised:.2f}" in page.locator(".detail .steps").inner_text()
    told = run_in(project, "explain", "--warehouse", "mine.duckdb", code, "--node", LESS_IS_BETTER)
    assert "↓ lower is better" in told
