"""report.html: every table and figure of the report, written from the warehouse.

What the report prints drives the tests: every printed figure must be found on the page, as
printed. Other data, other editions and none at all are copies of the warehouse, changed.
"""

import csv
import re
import shutil
import subprocess
from pathlib import Path
from xml.etree import ElementTree

import duckdb
import pytest
from conftest import DESKTOP, PHONE, PROJECT
from PIL import Image

TABLES = [f"table-{number}" for number in range(1, 14)]
FIGURES = [f"figure-{number}" for number in range(1, 19)]
EXCEPTED = {"F0019"}
PRINTED = PROJECT / "seeds" / "printed" / "printed_figures.csv"
LARGEST_PAGE = 2_000_000
NARROW = (320, 640)
WIDTH_OF_PAPER = 178 / 25.4 * 96  # of the text on A4, in CSS pixels


def printed_figures(edition: int) -> list[dict]:
    with PRINTED.open(encoding="utf-8", newline="") as file:
        return [row for row in csv.DictReader(file) if int(row["edition"]) == edition]


def marks_of(page) -> dict[str, list[tuple[str, str]]]:
    """Figure -> text and verdict of every mark that it has on the page."""
    marks = page.eval_on_selector_all(
        "#document a[data-figures]",
        "marks => marks.map(mark => [mark.dataset.figures, mark.textContent, mark.className])",
    )
    found: dict[str, list[tuple[str, str]]] = {}
    for figures, text, verdict in marks:
        for figure in figures.split():
            found.setdefault(figure, []).append((text, verdict))
    return found


def as_number(text: str) -> float:
    return float(text.replace(",", "").replace("−", "-"))


def as_printed(figure: dict, text: str) -> bool:
    """The text is the printed number, to its last decimal, or keeps within the bound."""
    printed = float(figure["printed_value"])
    match figure["operator"]:
        case "=":
            return (
                f"{as_number(text):.{figure['decimals']}f}" == f"{printed:.{figure['decimals']}f}"
            )
        case "<":
            return as_number(text) < printed
        case "<=":
            return as_number(text) <= printed
        case ">":
            return as_number(text) > printed


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("edition", [2022, 2023])
def test_every_table_and_figure_is_there_with_caption_reading_and_data(
    open_page, edition, language
):
    page = open_page("report", f"edition={edition}", language=language)
    places = page.eval_on_selector_all("article > section figure", "all => all.map(one => one.id)")
    assert [place for place in places if place.startswith("table")] == TABLES
    assert [place for place in places if place.startswith("figure")] == FIGURES
    for place in TABLES + FIGURES:
        block = page.locator(f"#{place}")
        number = place.rpartition("-")[2]
        label = {"table": {"zh": "表", "en": "Table "}, "figure": {"zh": "图", "en": "Figure "}}
        expected = label[place.rpartition("-")[0]][language] + number
        assert block.locator("figcaption .label").inner_text() == expected
        assert block.locator("caption").count() == 1
        assert block.locator(".reading").inner_text()
        assert block.locator("tbody td").count() > 0
    assert page.locator(".chart svg").count() >= len(FIGURES)


@pytest.mark.parametrize("edition", [2022, 2023])
def test_every_printed_figure_is_shown_as_printed(open_page, edition):
    marks = marks_of(open_page("report", f"edition={edition}"))
    figures = printed_figures(edition)
    assert figures
    assert [figure["figure_id"] for figure in figures if figure["figure_id"] not in marks] == []
    wrong = {
        (figure["figure_id"], figure["locator"], text)
        for figure in figures
        for text, _ in marks[figure["figure_id"]]
        if not as_printed(figure, text)
    }
    assert wrong == set()


def test_only_the_exception_is_marked_as_one(open_page):
    marks = marks_of(open_page("report", "edition=2023"))
    verdicts = {figure: {verdict for _, verdict in found} for figure, found in marks.items()}
    assert {figure for figure, found in verdicts.items() if found == {"excepted"}} == EXCEPTED
    assert all(
        found == {"reproduced"} for figure, found in verdicts.items() if figure not in EXCEPTED
    )


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_mark_leads_to_its_figure_in_the_audit(open_page, language):
    mark = (
        open_page("report", "edition=2023", language=language)
        .locator('a[data-figures~="F0505"]')
        .first
    )
    assert mark.get_attribute("href") == "audit.html#figure=F0505"
    assert (
        mark.get_attribute("title")
        == {
            "zh": "二（一）印为 81.57：已重现",
            "en": "Section 2(1) prints 81.57: reproduced",
        }[language]
    )


@pytest.mark.parametrize(
    ("basis", "said"), [("inferred", " is inferred from "), ("interpreted", " are read as ")]
)
def test_what_is_not_printed_is_not_said_to_be(open_page, basis, said):
    page = open_page("report", "edition=2023")
    figures = {row["figure_id"] for row in printed_figures(2023) if row["basis"] == basis}
    titles = page.eval_on_selector_all(
        "a[data-figures]", "marks => marks.map(mark => [mark.dataset.figures, mark.title])"
    )
    found = [title for figure, title in titles if figure in figures]
    assert found
    assert [title for title in found if said not in title] == []


def test_arrow_keys_move_from_mark_to_mark(open_page):
    page = open_page("report", "edition=2023")
    marks = page.locator("#table-4 a[data-figures]")
    assert page.locator('#table-4 a[data-figures][tabindex="0"]').count() == 1
    marks.first.focus()
    page.keyboard.press("ArrowRight")
    assert marks.nth(1).evaluate("mark => mark === document.activeElement && mark.tabIndex === 0")
    page.keyboard.press("ArrowLeft")
    assert marks.first.evaluate("mark => mark === document.activeElement")


def test_numbers_come_from_the_marts_and_never_from_the_print(changed_site, open_report):
    """Another print changes no number of the page: it only finds that they differ."""
    site = changed_site(
        "update audit.audit_printed_figures"
        " set printed_value = printed_value + 1000, operator = '=', verdict = 'reproduced'"
    )
    page = open_report(site, "edition=2023")
    assert "81.57" in page.locator("#figure-1 .reading").inner_text()
    verdicts = {verdict for found in marks_of(page).values() for _, verdict in found}
    assert verdicts == {"missed"}


def rows_of(page, table: str) -> list[list[str]]:
    return page.eval_on_selector_all(
        f"{table} tbody tr:not(.title)",
        "rows => rows.map(row => [...row.cells].map(cell => cell.textContent))",
    )


def test_the_ranking_is_that_of_the_marts(open_page, warehouse):
    shown = rows_of(open_page("report", "edition=2022"), "#figure-1")
    expected = query(
        warehouse,
        "select region_name_en, overall_rank, overall_score, enterprise_capability_score"
        " from marts.province_rankings where edition = 2022 order by overall_rank",
    )
    assert [row[:4] for row in shown] == [
        [name, str(rank), f"{score:.2f}", f"{part:.2f}"] for name, rank, score, part in expected
    ]


def test_the_distribution_is_that_of_the_marts(open_page, warehouse):
    shown = rows_of(open_page("report", "edition=2022"), "#figure-8")
    circles = query(
        warehouse,
        "select region_name_en, numerator, share_of_country from marts.fct_indicator_shares"
        " inner join marts.dim_regions using (region_level, region_code)"
        " inner join marts.circle_rankings using (edition, region_code, region_name_en)"
        " where edition = 2022 and node_code = 'enterprise_count' order by overall_rank",
    )
    ((country, inside),) = query(
        warehouse,
        "select numerator, numerator_in_circles from marts.fct_indicator_shares"
        " where edition = 2022 and node_code = 'enterprise_count' and region_level = 'country'",
    )
    outside = country - inside
    assert [row[:3] for row in shown] == [
        *([name, f"{part:,.0f}", f"{share:.2f}"] for name, part, share in circles),
        ["All circles", f"{inside:,.0f}", f"{100 * inside / country:.2f}"],
        ["Other regions", f"{outside:,.0f}", f"{100 * outside / country:.2f}"],
        ["China", f"{country:,.0f}", "100.00"],
    ]


def test_rows_that_count_in_no_region_are_told_of(open_page, warehouse):
    ((rows,),) = query(
        warehouse,
        "select count(*) from staging.stg_universities"
        " where edition = 2023 and province_code is null and city_code is null",
    )
    page = open_page("report", "edition=2023")
    without_place = page.locator(".reading", has_text="without a place").all_inner_texts()
    assert len(without_place) == 3
    assert f"AI universities {rows}." in without_place[0]


def query(warehouse: Path, sql: str) -> list[tuple]:
    with duckdb.connect(str(warehouse), read_only=True) as marts:
        return marts.execute(sql).fetchall()


def test_an_address_restores_edition_place_language_and_tables(open_page):
    page = open_page("report", "edition=2022&at=table-4&tables=open", language="zh")
    assert page.locator('[data-edition="2022"]').get_attribute("aria-pressed") == "true"
    assert abs(page.locator("#table-4").bounding_box()["y"]) < 40
    assert page.locator("details.data:not([open])").count() == 0
    page.locator("#language").click()
    assert page.locator("#table-4 .label").inner_text() == "Table 4"
    assert page.locator("details.data:not([open])").count() == 0
    assert "edition=2022" in page.url and "at=table-4" in page.url


def test_contents_and_back_lead_to_places(open_page):
    page = open_page("report")
    page.locator('.contents a[href$="at=figure-8"]').click()
    assert "at=figure-8" in page.url
    assert abs(page.locator("#figure-8").bounding_box()["y"]) < 40
    page.locator('[data-edition="2022"]').click()
    assert "2022" in page.locator(".edition").inner_text()
    page.go_back()
    assert "2023" in page.locator(".edition").inner_text()
    missing = page.evaluate(
        "[...document.querySelectorAll('a[data-here]')]"
        ".map(link => new URLSearchParams(link.hash.slice(1)).get('at'))"
        ".filter(at => !document.getElementById(at))"
    )
    assert missing == []


def downloaded(page, place: str) -> list[list[str]]:
    """The rows of the CSV file of a table or figure."""
    with page.expect_download() as download:
        page.locator(f"#{place} .csv").click()
    assert download.value.suggested_filename == f"2023-{place}.csv"
    text = Path(download.value.path()).read_text(encoding="utf-8-sig")
    return list(csv.reader(text.splitlines()))


def test_a_table_is_downloaded_as_csv(open_page):
    page = open_page("report", "edition=2023", language="zh")
    assert ["投资者", "5,722", "5,272", "+8.5%"] in downloaded(page, "table-1")


# A browser gives a page only a few files at a time: here they stay in it.
EVERY_FILE = """() => {
  const files = [];
  URL.createObjectURL = (file) => { files.push(file); return "#"; };
  HTMLAnchorElement.prototype.click = () => {};
  document.querySelectorAll("button.csv").forEach((button) => button.click());
  return Promise.all(files.map((file) => file.text()));
}"""


def test_every_csv_file_has_the_texts_of_its_table(open_page):
    page = open_page("report", "edition=2023")
    files = [list(csv.reader(text.splitlines())) for text in page.evaluate(EVERY_FILE)]
    assert len(files) == len(TABLES + FIGURES)
    last_rows = page.eval_on_selector_all(
        "article figure table",
        "tables => tables.map(({ rows }) => rows[rows.length - 1].textContent.replace(/\\s/g, ''))",
    )
    for file, last_row in zip(files, last_rows, strict=True):
        assert re.sub(r"\s", "", "".join(file[-1])) == last_row
        assert {len(row) for row in file} == {len(file[0])}


def test_a_csv_file_keeps_columns_apart(open_page):
    page = open_page("report", "edition=2023")
    groups, heads, beijing, *_ = downloaded(page, "table-4")
    assert (groups[0], heads[0], beijing[0]) == ("Region", "", "Beijing")
    heads, first, *_ = downloaded(page, "table-5")
    assert heads[1:3] == ["Overall rank", "score"]
    assert first[1] == "1" and re.fullmatch(r"\d+\.\d\d", first[2])


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_page_is_accessible(open_page, axe, language, scheme):
    page = open_page("report", "at=figure-8&tables=open", language=language, scheme=scheme)
    assert axe(page) == []


CLASHES = """() => [...document.querySelectorAll(".chart svg")].flatMap((svg) => {
  const frame = svg.getBoundingClientRect();
  const boxes = [...svg.querySelectorAll("text")]
    .filter((text) => text.textContent.trim())
    .map((text) => ({ text: text.textContent, box: text.getBoundingClientRect() }));
  const outside = boxes.filter(({ box }) => box.left < frame.left - 1 || box.right > frame.right + 1);
  const pairs = boxes.flatMap((one, place) => boxes.slice(place + 1).map((other) => [one, other]));
  const overlapping = pairs.filter(([{ box: a }, { box: b }]) =>
    Math.min(a.right, b.right) - Math.max(a.left, b.left) > 1 &&
    Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 4);
  const id = svg.closest("figure").id;
  return [...outside.map(({ text }) => `${id}: ${text} is cut off`),
          ...overlapping.map(([a, b]) => `${id}: ${a.text} lies over ${b.text}`)];
})"""


@pytest.mark.parametrize("viewport", [NARROW, PHONE, DESKTOP], ids=["narrow", "phone", "desktop"])
@pytest.mark.parametrize("language", ["zh", "en"])
def test_nothing_overlaps_and_nothing_scrolls_sideways(open_page, language, viewport):
    page = open_page("report", "tables=open", viewport=viewport, language=language)
    assert page.evaluate("document.documentElement.scrollWidth") <= viewport[0]
    assert page.evaluate(CLASHES) == []


def test_a_chart_shows_every_row_of_its_table(open_page):
    page = open_page("report", "edition=2023")
    for figure in FIGURES:
        block = page.locator(f"#{figure}")
        drawn = " ".join(block.locator("svg text").all_text_contents())
        totals = block.locator("tbody tr:not(.total, .title) td:nth-of-type(2)").all_text_contents()
        assert totals
        assert [total for total in totals if total not in drawn] == [], figure


@pytest.mark.parametrize("language", ["zh", "en"])
def test_it_prints_on_a_few_pages_whatever_the_theme(open_page, language):
    page = open_page("report", "edition=2023", language=language, scheme="dark")
    page.evaluate(
        "addEventListener('beforeprint', () => { window.onPaper = {"
        " theme: document.documentElement.dataset.theme,"
        " widths: [...document.querySelectorAll('.chart svg')].map(svg => svg.clientWidth) } })"
    )
    printed = page.pdf(prefer_css_page_size=True)
    assert 15 <= len(re.findall(rb"/Type /Page\b", printed)) <= 30
    on_paper = page.evaluate("onPaper")
    assert on_paper["theme"] == "light"
    assert max(on_paper["widths"]) <= WIDTH_OF_PAPER
    assert page.locator("html.on-paper").count() == 0
    assert page.locator("html").get_attribute("data-theme") == "dark"


def test_the_page_is_one_small_file(site):
    assert (site / "report.html").stat().st_size < LARGEST_PAGE


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("screen", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_the_contents_on_paper_say_on_which_page_each_part_begins(
    open_page, tmp_path, screen, language
):
    page = open_page("report", "edition=2023", language=language, viewport=screen)
    file = tmp_path / "report.pdf"
    page.pdf(path=file, prefer_css_page_size=True)
    contents = page.eval_on_selector_all(
        ".contents a", "links => links.map(link => [link.dataset.page, link.innerText])"
    )
    assert len(contents) > 50
    read = subprocess.run(["pdftotext", file, "-"], check=True, capture_output=True, text=True)
    pages = [re.sub(r"\s", "", text) for text in read.stdout.split("\f")]
    for number, head in contents:
        begins = re.sub(r"\s", "", head)[:20]
        found = [at for at, text in enumerate(pages, start=1) if begins in text and at > 1]
        assert int(number) in found, (head, number, found)
    assert len({number for number, _ in contents}) > 15


# Data of the user's own


@pytest.fixture
def changed_site(warehouse, tmp_path):
    """changed_site(*statements): the report of a copy of the warehouse that they changed."""
    from indexhouse.site.pages import write_pages

    def changed_site(*statements: str) -> Path:
        file = Path(shutil.copy(warehouse, tmp_path / "warehouse.duckdb"))
        with duckdb.connect(str(file)) as connection:
            for statement in statements:
                connection.execute(statement)
        write_pages(file, tmp_path, ["report"])
        return tmp_path

    return changed_site


@pytest.fixture
def open_report(request, open_page):
    """open_report(site, state): the report of another site."""

    def open_report(site: Path, state: str = "", **reader):
        page = open_page("report", **reader)
        page.goto(f"{(site / 'report.html').as_uri()}#lang=en&{state}")
        return page

    return open_report


OWN_DATA = [
    "drop table audit.audit_printed_figures",
    "update audit.audit_build set is_sample_library = false",
]
EDITION_TABLES = [
    "marts.fct_index_scores",
    "marts.fct_indicator_values",
    "marts.fct_indicator_shares",
    "marts.province_rankings",
    "marts.circle_rankings",
    "marts.city_rankings",
    "audit.audit_row_counts",
]


def with_edition(edition: int) -> list[str]:
    """The rows of 2023 once more, as those of another edition, in which nobody moved."""
    return [
        f"insert into marts.dim_editions values ({edition}, '{edition}年版', '{edition} edition',"
        f" date '{edition - 1}-12-31', date '{edition}-01-01', {edition - 1})",
        *(
            f"insert into {table} select * replace ({edition} as edition) from {table} where edition = 2023"
            for table in EDITION_TABLES
        ),
        *(
            f"update {table} set overall_rank_change = 0 where edition = {edition}"
            for table in EDITION_TABLES
            if table.endswith("rankings")
        ),
    ]


def test_a_third_edition_appears_and_own_data_have_no_marks(changed_site, open_report):
    page = open_report(changed_site(*OWN_DATA, *with_edition(2024)))
    assert "2024" in page.locator(".edition").inner_text()
    assert page.locator("[data-edition]").count() == 3
    assert page.locator("article figure").count() == len(TABLES + FIGURES)
    assert page.locator("[data-figures], .legend-of-marks, .reconstruction").count() == 0
    assert "31 stayed" in page.locator("#figure-1 .reading").inner_text()
    assert "2023" in page.locator("#table-4 thead").inner_text()


def test_a_first_edition_has_nothing_to_compare_with(open_page):
    page = open_page("report", "edition=2022")
    assert page.locator("#table-1 thead th").count() == 2
    assert page.locator("#table-4 thead .group").count() == 0
    assert page.locator('[data-role="before"], .legend .tick').count() == 0
    assert "Since" not in page.locator("article").inner_text()


def test_an_edition_without_any_rows_says_so(changed_site, open_report):
    empty = [
        "update marts.fct_index_scores set score = 0, score_rank = 1 where edition = 2024",
        "update marts.fct_indicator_values set raw_value = 0, numerator = 0 where edition = 2024",
        "update marts.fct_indicator_shares set numerator = 0, numerator_in_circles = 0,"
        " share_of_country = null, share_of_circle = null, share_in_circles = null where edition = 2024",
        "delete from audit.audit_row_counts where edition = 2024",
    ]
    site = changed_site(*OWN_DATA, *with_edition(2024), *empty)
    page = open_report(site, "edition=2024")
    assert (
        page.locator("#figure-1 .reading").inner_text() == "No region has a score in this edition."
    )
    assert "no data in this edition" in page.locator("#figure-8 .reading").inner_text()
    assert page.locator("article figure").count() == len(TABLES + FIGURES)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_figure_is_downloaded_as_svg_and_png(open_page, tmp_path, language):
    page = open_page("report", language=language)
    figure = page.locator("figure:has(.chart)").first
    for kind in ("SVG", "PNG"):
        with page.expect_download() as download:
            figure.get_by_role("button", name=kind).click()
        assert download.value.suggested_filename == f"2023-figure-1.{kind.lower()}"
        download.value.save_as(tmp_path / kind)
    drawn = figure.locator("svg text").all_text_contents()
    svg = ElementTree.parse(tmp_path / "SVG").getroot()
    texts = ["".join(text.itertext()) for text in svg.iter("{http://www.w3.org/2000/svg}text")]
    assert set(drawn) <= set(texts)
    assert set(figure.locator(".legend span").all_inner_texts()) <= set(texts)
    assert ("重建" if language == "zh" else "reconstruction") in texts[-1]
    with Image.open(tmp_path / "PNG") as picture:
        width, height = (2 * float(svg.get(side)) for side in ("width", "height"))
        assert abs(picture.width - width) < 2 and abs(picture.height - height) < 2
        assert len(picture.getcolors(1 << 24)) > 20


def test_a_figure_stands_alone_within_another_page(open_page):
    page = open_page("report", "embed=1&at=figure-2&edition=2022")
    assert page.locator("figure").count() == 1 and page.locator("figure .chart svg").is_visible()
    assert "Figure 2" in page.locator("figcaption").inner_text()
    assert not page.locator("header.site").is_visible()
    assert not page.locator("footer.site").is_visible()
    assert page.locator(".reconstruction").is_visible()
    assert page.evaluate("scrollY") == 0
