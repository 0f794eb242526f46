"""The audit page: all printed figures, found, filtered, ordered and linked."""

import json

import duckdb
import pytest

ROWS = "#figures tbody tr:not(.detail)"


@pytest.fixture(scope="module")
def figures(warehouse) -> list[dict]:
    with duckdb.connect(str(warehouse), read_only=True) as connection:
        found = connection.sql("from audit.audit_printed_figures order by figure_id")
        return [dict(zip(found.columns, row, strict=True)) for row in found.fetchall()]


def ids(page) -> list[str]:
    return page.locator(f"{ROWS} th").all_inner_texts()


def test_it_shows_every_figure_of_the_audit(open_page, figures):
    page = open_page("audit")
    assert ids(page) == [figure["figure_id"] for figure in figures]
    verdicts, tallies = ("reproduced", "excepted", "missed"), page.locator(".tally strong").all()
    for verdict, tally in zip(verdicts, tallies, strict=True):
        count = sum(figure["verdict"] == verdict for figure in figures)
        assert tally.inner_text() == f"{count:,}"
    assert page.locator(".count").inner_text() == f"{len(figures):,} of {len(figures):,} figures"


def test_the_tally_and_the_filter_tell_printed_figures_from_others(open_page, figures):
    page = open_page("audit")
    for basis in ("printed", "inferred", "interpreted"):
        of_basis = [figure for figure in figures if figure["basis"] == basis]
        reproduced = sum(figure["verdict"] == "reproduced" for figure in of_basis)
        line = page.locator(".bases li", has=page.get_by_role("link", name=basis))
        assert f"{reproduced:,} / {len(of_basis):,}" in line.inner_text()
        line.get_by_role("link").click()
        assert ids(page) == [figure["figure_id"] for figure in of_basis]
        assert page.get_by_label("Basis").input_value() == basis


@pytest.mark.parametrize(
    ("basis", "source"),
    [
        ("printed", "Where printed"),
        ("inferred", "Inferred from"),
        ("interpreted", "Interpreted from"),
    ],
)
def test_a_figure_says_what_it_rests_on(open_page, figures, basis, source):
    figure = next(figure for figure in figures if figure["basis"] == basis)
    detail = open_page("audit", f"figure={figure['figure_id']}").locator("tr.detail")
    assert source in detail.locator("dt").all_inner_texts()
    assert detail.locator("dd", has_text=f"{basis}: ").count() == 1


@pytest.mark.parametrize(
    ("language", "label"), [("zh", "例外的理由"), ("en", "Reason for the exception")]
)
def test_only_an_exception_has_a_reason(open_page, figures, language, label):
    reproduced = next(figure for figure in figures if not figure["proof_zh"])
    page = open_page("audit", f"figure={reproduced['figure_id']}", language=language)
    assert page.locator("tr.detail").count() == 1
    assert label not in page.locator("tr.detail").inner_text()


def test_zero_has_no_sign(open_page):
    differences = open_page("audit").locator(f"{ROWS} td:nth-child(8)").all_inner_texts()
    assert [text for text in differences if text.startswith("-") and not float(text)] == []


def test_a_row_shows_what_is_printed_with_its_decimals(open_page, figures):
    page = open_page("audit", "where=表4&region=110000&node=overall")
    [figure] = [
        figure
        for figure in figures
        if figure["locator"] == "表4"
        and figure["region_code"] == "110000"
        and figure["node_code"] == "overall"
        and figure["edition"] == 2023
    ]
    cells = page.locator(f"#{figure['figure_id']} > *").all_inner_texts()
    assert cells[:3] == [figure["figure_id"], "Table 4", "2023"]
    assert "Beijing" in cells[3] and "Regional competitiveness" in cells[3]
    printed = f"{figure['printed_value']:.{figure['decimals']}f}"
    assert cells[4:6] == ["Rank", printed] and cells[-1].endswith("Reproduced")


def test_filters_narrow_and_stay_in_the_address(open_page, figures):
    page = open_page("audit")
    page.get_by_label("Verdict").select_option("excepted")
    excepted = [figure["figure_id"] for figure in figures if figure["verdict"] == "excepted"]
    assert ids(page) == excepted
    assert "verdict=excepted" in page.url
    page.reload()
    assert ids(page) == excepted
    page.go_back()
    assert len(ids(page)) == len(figures)


def test_the_search_looks_through_both_languages(open_page, figures):
    page = open_page("audit", language="en")
    wanted = [
        figure["figure_id"]
        for figure in figures
        if figure["region_code"] == "440300" and figure["node_code"] == "capital_environment"
    ]
    assert wanted
    for words in ("shenzhen capital environment", "深圳 资本环境"):
        page.get_by_role("searchbox").fill(words)
        assert set(wanted) <= set(ids(page))
        assert len(ids(page)) < len(figures) / 10
    page.get_by_role("button", name="Clear").click()
    assert len(ids(page)) == len(figures)


def test_columns_sort_up_and_down(open_page, figures):
    page = open_page("audit", "measure=score")
    heading = page.locator("th", has=page.get_by_role("button", name="Computed"))
    values = sorted(figure["computed_value"] for figure in figures if figure["measure"] == "score")
    for direction, expected in (("ascending", values), ("descending", values[::-1])):
        heading.get_by_role("button").click()
        assert heading.get_attribute("aria-sort") == direction
        shown = page.locator(f"{ROWS} td:nth-child(7)").all_inner_texts()
        assert [float(text) for text in shown] == pytest.approx(expected, abs=1e-5)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_link_opens_its_figure(open_page, figures, language):
    excepted = next(figure for figure in figures if figure["verdict"] == "excepted")
    page = open_page("audit", f"figure={excepted['figure_id']}", language=language)
    row = page.locator(f"#{excepted['figure_id']}")
    assert row.get_by_role("button").get_attribute("aria-expanded") == "true"
    assert 0 <= row.bounding_box()["y"] < 900
    assert excepted[f"proof_{language}"] in page.locator("tr.detail").inner_text()
    row.get_by_role("button").click()
    assert page.locator("tr.detail").count() == 0


def test_a_linked_figure_is_shown_whatever_is_filtered(open_page):
    page = open_page("audit", "verdict=excepted&figure=F0001")
    assert "F0001" in ids(page)


def test_rows_are_counted_as_the_warehouse_counts_them(open_page, warehouse):
    with duckdb.connect(str(warehouse), read_only=True) as connection:
        counts = connection.sql(
            "select raw_rows, accepted_rows, rejected_rows from audit.audit_row_counts"
            " order by raw_table, edition"
        ).fetchall()
    shown = open_page("audit").locator("section[aria-labelledby=rows] tbody tr")
    numbers = [row.locator("td.number").all_inner_texts() for row in shown.all()]
    assert numbers == [[f"{number:,}" for number in row] for row in counts]


def test_a_figure_leads_to_its_region_and_node_in_the_ranking(open_page, figures):
    page = open_page("audit", "where=表4&region=110000&node=overall&measure=rank")
    page.locator(f"{ROWS} button").first.click()
    detail = page.locator("tr.detail")
    assert "make explain REGION=110000 NODE=overall EDITION=" in detail.inner_text()
    with page.expect_navigation():
        detail.get_by_role("link", name="Beijing").click()
    assert (
        "region=110000" in page.url and "node=overall" in page.url and "level=province" in page.url
    )
    assert "Beijing" in page.locator("main").inner_text()


@pytest.mark.parametrize(("language", "label"), [("zh", "原始行"), ("en", "Raw rows")])
def test_the_raw_rows_themselves_stand_behind_a_figure(
    open_page, figures, warehouse, language, label
):
    with duckdb.connect(str(warehouse), read_only=True) as connection:
        [(figure, count, row)] = connection.sql("""
            select figure_id, count(*), min_by(raw_row, row_key)
            from audit.audit_printed_figures
            inner join marts.fct_score_trace using (edition, region_level, region_code, node_code)
            inner join audit.audit_raw_rows using (raw_table, edition, row_key)
            where measure = 'rank' and raw_table = 'universities'
            group by figure_id order by figure_id limit 1
        """).fetchall()
    detail = open_page("audit", f"figure={figure}", language=language).locator("tr.detail")
    assert label in detail.locator("dt").all_inner_texts()
    text = detail.locator("dd", has=detail.page.locator(".rows")).inner_text()
    assert f"{count:,}" in text
    cells = [f"{column} {value}" for column, value in json.loads(row).items() if value is not None]
    assert detail.locator(".rows li").first.inner_text() == ", ".join(cells)


def test_a_figure_of_the_whole_country_leads_to_no_ranking(open_page, figures):
    figure = next(figure for figure in figures if figure["region_level"] == "country")
    detail = open_page("audit", f"figure={figure['figure_id']}").locator("tr.detail")
    assert detail.locator("a[href^='ranking.html']").count() == 0
