"""What people come for, from the page that they open, by keyboard alone and in every browser."""

import csv
import io

import pytest
from conftest import in_every_browser

# From one control to the next that a journey needs, a reader presses Tab at most so often.
PATIENCE = 60

both_languages = pytest.mark.parametrize("language", ["zh", "en"])


def tab_to(page, selector: str):
    for _ in range(PATIENCE):
        page.keyboard.press("Tab")
        if page.evaluate("selector => document.activeElement.matches(selector)", selector):
            return page.locator(selector).first
    raise AssertionError(f"{selector} is more than {PATIENCE} tab stops away.")


def ranks_of(page) -> dict[str, str]:
    cells = (
        "rows => rows.map(row => [row.querySelector('.region-link').id, row.cells[0].innerText])"
    )
    return dict(page.eval_on_selector_all(".ranking tbody tr", cells))


@in_every_browser
@both_languages
def test_how_does_my_province_do(open_page, language):
    page = open_page("index", language=language)
    tab_to(page, "#region")
    page.keyboard.type("chongq")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    title = {"zh": "重庆市", "en": "Chongqing"}[language]
    assert page.locator("#profile-title").inner_text().startswith(title)
    assert page.locator("#waterfall").is_visible() and page.locator(".strips").is_visible()
    assert page.locator(".strengths li").count() == 10 and page.locator(".near li").count() > 5


@in_every_browser
@both_languages
def test_every_region_is_near_by_keyboard(open_page, language):
    page = open_page("ranking", language=language)
    tab_to(page, "a.region-link")
    page.keyboard.press("Tab")
    assert not page.evaluate("document.activeElement.matches('a.region-link')")
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("End")
    page.keyboard.press("ArrowUp")
    name = page.evaluate("document.activeElement.innerText")
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.innerText") == name
    page.keyboard.press("Enter")
    assert page.locator("#profile-title").inner_text().startswith(name)
    # The row that was reached is not among those found: another one takes its place.
    page.keyboard.press("/")
    page.keyboard.type("beijing")
    assert page.locator("a.region-link[tabindex='0']").all_inner_texts() in (
        ["Beijing"],
        ["北京市"],
    )


@in_every_browser
@both_languages
def test_what_if_weights_differ(open_page, language):
    page = open_page("ranking", "edition=2023", language=language)
    printed = ranks_of(page)
    tab_to(page, ".what-if > summary")
    page.keyboard.press("Enter")
    slider = tab_to(page, ".what-if input[type=range]")
    before = slider.input_value()
    for _ in range(5):
        page.keyboard.press("ArrowRight")
    assert float(slider.input_value()) == float(before) + 5
    assert page.locator(".ranking td.if").count() == len(printed)
    assert ranks_of(page) == printed


@in_every_browser
@both_languages
def test_compare_two(open_page, language):
    page = open_page("ranking", "region=510000", language=language)
    tab_to(page, "#compare")
    page.keyboard.press("ArrowDown")
    # Firefox tells of a choice when the menu is left or Enter is pressed.
    page.keyboard.press("Enter")
    assert page.locator(".comparison th[scope=colgroup]").count() == 2
    assert "compare=110000" in page.url


@in_every_browser
@both_languages
def test_download_the_ranking(open_page, downloaded, language):
    page = open_page("ranking", "edition=2023", language=language)
    tab_to(page, "#toolbar .actions > button:last-child")
    file = downloaded(page, lambda: page.keyboard.press("Enter"))
    text = file.read_text(encoding="utf-8-sig")
    assert len(list(csv.DictReader(io.StringIO(text)))) == 31


@in_every_browser
@both_languages
def test_take_a_file_along_and_cite_it(open_page, downloaded, language):
    page = open_page("index", language=language)
    tab_to(page, "header.site nav a[href^='data.html']")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert page.locator(".citation").is_visible()
    tab_to(page, "a[download]")
    file = downloaded(page, lambda: page.keyboard.press("Enter"))
    assert file.suffix == ".xlsx"
