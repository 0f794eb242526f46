"""The site of another index, docs/example_index: its own words, levels and tree in a browser."""

import pytest
from conftest import PHONE, PROJECT, copy_of_project, run_in
from playwright.sync_api import expect

from indexhouse.site.pages import PAGES

PAGES_OF_OTHERS = [page.name for page in PAGES if page.is_ours and not page.is_of_this_index]
OF_THIS_INDEX = ["China", "中国", "人工智能", "source report", "原报告", "rovince", "经济圈"]


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    project = copy_of_project(tmp_path_factory.mktemp("own_index") / "project")
    warehouse = project / "own.duckdb"
    index = PROJECT / "docs" / "example_index"
    run_in(project, "build", "--warehouse", warehouse, "--index", index)
    told = run_in(project, "docs", "--warehouse", warehouse, "--into", project / "site")
    assert f"({len(PAGES) - 1} pages" in told
    return project / "site"


def test_there_is_no_report(site):
    assert not (site / "report.html").exists()


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("name", PAGES_OF_OTHERS)
def test_a_page_is_called_by_the_index(open_page, axe, name, language):
    page = open_page(name, language=language)
    assert page.title().endswith(" · Quality of life")
    expect(page.locator(".reconstruction")).to_have_count(0)
    assert page.locator("a[href^='report.html']").count() == 0
    assert axe(page) == []
    phone = open_page(name, viewport=PHONE, language=language)
    assert phone.evaluate("document.documentElement.scrollWidth") <= PHONE[0]


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("name", ["index", "ranking", "methodology", "audit"])
def test_a_page_tells_of_no_other_index(open_page, name, language):
    text = open_page(name, language=language).locator("body").inner_text()
    assert [word for word in OF_THIS_INDEX if word in text] == []


def test_the_home_page_shows_leaders_and_groups(open_page):
    page = open_page("index")
    assert page.locator("h1").inner_text() == "Quality of life"
    assert "5 harbours and 1 shore, scored on 3 dimensions" in page.locator(".lead").inner_text()
    titles = page.locator(".standings h2").all_inner_texts()
    assert titles == ["Leading harbours, edition 2025", "Shores, edition 2025"]
    assert page.locator(".leaders .name").first.inner_text() == "Anchor Bay"


def test_the_ranking_has_the_levels_of_the_index_and_no_map(open_page):
    page = open_page("ranking")
    assert page.locator("#toolbar .choice").nth(1).inner_text().split() == ["Harbours", "Shores"]
    assert not page.locator("#map").is_visible()
    assert page.locator("#table-title").inner_text() == "Harbours ranked"
    rows = page.locator("a.region-link").all_inner_texts()
    assert rows == ["Anchor Bay", "Drift Sands", "Bell Point", "Cliff Haven", "Ebb Harbour"]


def test_the_profile_goes_down_the_whole_tree(open_page):
    page = open_page("ranking", "region=D&edition=2024&node=life_expectancy")
    names = page.locator(".breakdown tbody th button").all_inner_texts()
    assert [name.strip() for name in names] == [
        *("Life expectancy", "Environment", "Fine dust", "Green space"),
        *("Economy", "Labour", "Median income", "Unemployment"),
    ]
    steps = page.locator(".detail .steps").inner_text()
    assert "(85.00 − 60.00) ÷ (85.00 − 60.00) × 100 =" in steps
    assert "beyond the bound" in steps
    assert "Upper bound" in page.locator(".detail .bounds").inner_text()
    assert page.locator("#profile .kicker a").inner_text() == "Eastern shore"


def test_a_group_shows_its_members(open_page):
    page = open_page("ranking", "level=shore&region=east")
    assert page.locator(".members li a").all_inner_texts() == ["Drift Sands", "Ebb Harbour"]
    page.locator(".members li a").first.click()
    expect(page.locator("#profile-title")).to_contain_text("Drift Sands")


def test_the_lineage_begins_with_the_scores(open_page):
    page = open_page("lineage")
    assert page.locator("#column").input_value() == "rankings.score"
    columns = [row.get_attribute("data-column") for row in page.locator("#graph li").all()]
    assert "raw_observations.observed_value" in columns


def test_the_dictionary_has_the_raw_tables_that_the_index_uses(open_page):
    articles = open_page("dictionary").locator("#contract ~ article")
    assert [article.get_attribute("id") for article in articles.all()] == ["raw_observations"]
