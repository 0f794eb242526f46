"""The site of make docs as its readers meet it: every page, both languages, any screen."""

import re
from urllib.parse import unquote, urlsplit

import pytest
from conftest import DESKTOP, PHONE, PROJECT, in_every_browser
from playwright.sync_api import expect

from indexhouse.site.licences import bundled_packages
from indexhouse.site.pages import PAGES

NAMES = [page.name for page in PAGES]
OURS = [page.name for page in PAGES if page.is_ours]
# What loads when a page is opened; links that a reader may follow are something else.
# A handler, a script and a script of another address.
PLANT = """() => {
    const holder = document.body.appendChild(document.createElement("div"));
    holder.innerHTML = '<img src="data:," onerror="window.planted = 1">';
    for (const script of [{ text: "window.planted = 1" }, { src: "data:,window.planted=1" }])
        holder.append(Object.assign(document.createElement("script"), script));
}"""
LOADED = "link[href], script[src], img[src], iframe[src], source[src], object[data]"


@in_every_browser
@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("name", OURS)
def test_a_page_is_accessible_in_light_and_dark(open_page, axe, name, language):
    for scheme in ("light", "dark"):
        page = open_page(name, language=language, scheme=scheme)
        assert page.locator("html").get_attribute("data-theme") == scheme
        assert axe(page) == []


@in_every_browser
@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("name", OURS)
def test_a_page_fits_every_screen(open_page, name, language):
    for viewport in (DESKTOP, (768, 1024), PHONE, (320, 640)):
        page = open_page(name, viewport=viewport, language=language)
        assert page.evaluate("document.documentElement.scrollWidth") <= viewport[0]


@pytest.mark.parametrize("name", OURS)
def test_a_page_speaks_one_language_at_a_time(open_page, name):
    page = open_page(name, language="zh")
    assert page.locator("html").get_attribute("lang") == "zh-CN"
    expect(page.locator('main [lang="en"]:not(button):visible')).to_have_count(0)
    page.click("#language")
    assert page.locator("html").get_attribute("lang") == "en"
    assert "lang=en" in page.url
    expect(page.locator('main [lang="zh-CN"]:not(button):visible')).to_have_count(0)


@pytest.mark.parametrize("name", OURS)
def test_a_page_carries_the_name_of_the_index(open_page, name):
    names = {"zh": "人工智能科技产业区域竞争力指数", "en": "AI competitiveness index"}
    for language, title in names.items():
        page = open_page(name, language=language)
        assert page.title().endswith(f" · {title}")
        assert page.locator("header.site .home").inner_text() == title


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("name", OURS[1:])
def test_the_menu_shows_where_one_is_on_a_phone(open_page, name, language):
    page = open_page(name, viewport=PHONE, language=language)
    here = page.locator("header.site nav [aria-current]").bounding_box()
    menu = page.locator("header.site nav").bounding_box()
    assert menu["x"] <= here["x"] and here["x"] + here["width"] <= menu["x"] + menu["width"]
    assert page.evaluate("scrollX === 0 && scrollY === 0")


@pytest.mark.parametrize("viewport", [DESKTOP, (700, 900), PHONE])
def test_the_flow_on_the_first_page_is_seen_whole_and_read(open_page, viewport):
    texts = open_page("index", viewport=viewport).locator(".flow text:visible").all()
    assert len(texts) == 18
    for box in [text.bounding_box() for text in texts]:
        assert box["height"] > 11 and box["x"] > 0 and box["x"] + box["width"] < viewport[0]


def test_the_first_page_starts_with_the_finding(open_page):
    finding = open_page("index").locator(".finding").inner_text()
    assert "Beijing leads with 81.57 points" in finding
    assert "Biggest fall: Xinjiang, 5 places (firm)." in finding


@pytest.mark.parametrize(
    "words, name",
    [("四川", "Sichuan"), ("xian", "Xi'an"), ("440300", "Shenzhen"), ("zhej", "Zhej")],
)
def test_the_first_page_leads_to_a_region(open_page, words, name):
    page = open_page("index")
    page.fill("#region", words)
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert page.locator("#profile-title").inner_text().startswith(name)


def test_the_first_page_says_that_a_region_is_unknown(open_page):
    page = open_page("index")
    page.fill("#region", "nowhere")
    page.get_by_role("button", name="Open").click()
    assert page.locator("#unknown").inner_text() == "There is no such region."


def test_a_rank_that_did_not_change_has_no_sign_before_the_score(open_page):
    beijing = open_page("index").locator(".leaders li").first
    assert beijing.locator(".change").inner_text().strip() == "rank unchanged"
    assert beijing.locator(".change > :not(.visually-hidden)").count() == 0


@pytest.mark.parametrize("name", OURS)
def test_the_banner_says_that_the_rows_are_a_reconstruction(open_page, name):
    assert "reconstruction" in open_page(name).locator(".reconstruction").inner_text()
    assert "重建" in open_page(name, language="zh").locator(".reconstruction").inner_text()


@in_every_browser
@pytest.mark.parametrize("name", NAMES)
def test_a_page_loads_nothing_from_outside(open_page, name):
    page = open_page(name)
    page.wait_for_load_state("networkidle")
    addresses = page.eval_on_selector_all(
        LOADED, "all => all.map(one => one.getAttribute('href') ?? one.getAttribute('src'))"
    )
    assert [one for one in addresses if re.match(r"(https?:)?//", one or "")] == []


@in_every_browser
@pytest.mark.parametrize("name", OURS)
def test_the_theme_is_kept_from_page_to_page(open_page, name):
    page = open_page(name)
    page.click("#theme")
    assert page.locator("html").get_attribute("data-theme") == "dark"
    with page.expect_navigation():
        page.locator("header.site nav a[data-page]").first.click()
    assert page.locator("html").get_attribute("data-theme") == "dark"


@pytest.mark.parametrize("name", OURS)
def test_links_within_the_site_resolve(open_page, site, name):
    page = open_page(name)
    links = page.eval_on_selector_all("a[href]", "all => all.map(one => one.getAttribute('href'))")
    missing = {
        link
        for link in links
        if not link.startswith(("#", "http", "mailto:"))
        and not (site / unquote(urlsplit(link).path)).exists()
    }
    assert missing == set()


@in_every_browser
@pytest.mark.parametrize("name", NAMES)
def test_no_page_runs_a_script_that_is_planted(open_page, watch, name):
    page = open_page(name)
    page.evaluate(PLANT)
    page.wait_for_timeout(200)
    assert page.evaluate("window.planted") is None
    refused = [error for error in watch.errors if "script-src" in error]
    assert len(refused) >= 3
    watch.errors = [error for error in watch.errors if error not in refused]


@pytest.mark.parametrize("name", OURS)
def test_a_page_has_no_inline_handler(site, name):
    html = (site / f"{name}.html").read_text(encoding="utf-8")
    assert re.findall(r"<[a-z]+ [^<>]*\bon[a-z]+=", html.partition("<script")[0]) == []


def test_the_licences_of_what_is_bundled_stand_on_the_site(open_page, site):
    page = open_page("index")
    link = page.locator("footer.site a:visible")
    text = (site / link.get_attribute("href")).read_text(encoding="utf-8")
    for name, (version, licence) in bundled_packages().items():
        assert f"{name} {version} ({licence})" in text
        folder = PROJECT / "requirements" / "node_modules" / name
        [file] = folder.glob("LICENSE*")
        assert file.read_text(encoding="utf-8") in text, name
    assert "dbt docs" in text and text.count("Apache License") >= 2


def test_a_link_to_another_page_takes_the_language_along(open_page):
    page = open_page("index", language="en")
    page.click("#language")
    with page.expect_navigation():
        page.click("header.site nav a[href^='audit.html']")
    assert "lang=zh" in page.url
    assert page.locator("h1:visible").inner_text() == "审计"


def test_the_first_link_skips_to_the_content(open_page):
    page = open_page("index")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"


def test_no_page_tells_of_the_machine_that_made_it(site):
    made_on = str(site.parents[0]), str(__file__).split("/tests/")[0]
    for file in site.rglob("*.html"):
        html = file.read_text(encoding="utf-8")
        assert [path for path in made_on if path in html] == [], file
