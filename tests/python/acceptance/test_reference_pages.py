"""Methodology, dictionary, lineage, dbt docs: complete, and their links lead somewhere."""

import json
import re
from urllib.parse import parse_qs

import duckdb
import pytest
import yaml
from conftest import PHONE, PROJECT


@pytest.fixture(scope="module")
def dbt_nodes(site) -> set[str]:
    """What dbt's page knows: the manifest that it carries."""
    html = (site / "dbt" / "index.html").read_text(encoding="utf-8")
    return set(re.findall(r'"unique_id": "((?:model|seed|source)\.[^"]+)"', html))


def unfolded(page):
    """The dictionary with every table open."""
    page.eval_on_selector_all("details.columns", "all => all.forEach(one => { one.open = true; })")
    return page


@pytest.mark.parametrize("name", ["methodology", "audit", "dictionary", "lineage"])
def test_links_to_dbt_docs_name_what_is_there(open_page, dbt_nodes, name):
    page = open_page(name, "figure=F0019")
    links = page.eval_on_selector_all("a[href^='dbt/']", "all => all.map(one => one.hash)")
    named = {link.split("/")[-1] for link in links if "!" in link}
    assert named and named <= dbt_nodes


def test_the_methodology_has_the_ten_steps_with_a_link_each(open_page):
    page = open_page("methodology")
    steps = page.locator(".contents ol a").all()
    assert len(steps) == 10
    for link in steps:
        link.click()
        step = parse_qs(page.url.split("#")[1])["step"][0]
        assert abs(page.locator(f"#{step}").bounding_box()["y"]) < 200 or page.evaluate(
            "innerHeight + scrollY >= document.documentElement.scrollHeight - 1"
        )
        assert page.locator(f"#{step} .badge").count() == 1


def test_the_methodology_shows_the_weights_of_the_warehouse(open_page, warehouse):
    with duckdb.connect(str(warehouse), read_only=True) as connection:
        weights = connection.sql(
            "select node_name_en, printf('%.4f', printed_weight), printf('%.4f', ahp_weight)"
            " from marts.dim_index_nodes inner join marts.dim_index_weights using (node_code)"
            " where weight_scheme = 'ahp' order by node_order"
        ).fetchall()
    table = open_page("methodology").locator("table", has_text="The indicator tree and its weights")
    shown = [
        row.locator("th, td.number").all_inner_texts() for row in table.locator("tbody tr").all()
    ]
    assert [tuple(row) for row in shown] == weights


@pytest.mark.parametrize("language", ["zh", "en"])
def test_no_two_rows_or_heads_of_a_methodology_table_have_one_name(open_page, language):
    page = open_page("methodology", language=language)
    page.eval_on_selector_all("details", "all => all.forEach(one => { one.open = true; })")
    for table in page.locator("#imputation table, #weighting details table").all():
        for names in ("thead th", "tbody th"):
            shown = table.locator(names).evaluate_all("all => all.map(one => one.innerText.trim())")
            assert len(shown) == len(set(shown)), shown


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_indices_of_formulas_stand_below_the_line(open_page, language):
    drops = open_page("methodology", language=language).eval_on_selector_all(
        ".formula msub:not(mfrac *)",
        """all => all.map(one => [...one.children].map(part => part.getBoundingClientRect()))
            .map(([base, index]) => (index.bottom - base.bottom) / base.height)""",
    )
    assert drops and min(drops) > 0.05


def test_the_worked_example_adds_up(open_page):
    steps = open_page("methodology").locator(".worked b").all_inner_texts()
    for step in steps[-3:]:
        parts, total = step.replace("\n", "").split("=")
        assert sum(map(float, parts.split("+"))) == pytest.approx(float(total), abs=5e-4)


def test_the_dictionary_has_every_raw_column_with_its_type(open_page):
    yml = PROJECT / "models/staging/_input_contract.yml"
    contract = yaml.safe_load(yml.read_text(encoding="utf-8"))
    page = unfolded(open_page("dictionary"))
    for table in contract["seeds"]:
        rows = page.locator(f"article#{table['name']} tbody tr").all()
        shown = [row.locator("th code, td code").all_inner_texts()[:2] for row in rows]
        assert shown == [[column["name"], column["data_type"]] for column in table["columns"]]


def test_the_dictionary_has_every_column_of_the_marts(open_page, warehouse):
    with duckdb.connect(str(warehouse), read_only=True) as connection:
        columns = connection.sql(
            "select table_name, list(column_name order by ordinal_position)"
            " from information_schema.columns where table_schema in ('marts', 'audit') group by all"
        ).fetchall()
    page = unfolded(open_page("dictionary"))
    for table, names in columns:
        assert page.locator(f"article#{table} tbody th code").all_inner_texts() == names, table


def test_the_dictionary_is_folded_but_for_what_is_looked_for(open_page):
    page = open_page("dictionary")
    assert page.locator("details.columns[open]").count() == 0
    page.fill("#search", "patent_count")
    assert page.locator("article.table:visible details.columns:not([open])").count() == 0
    page.fill("#search", "")
    assert page.locator("details.columns[open]").count() == 0
    linked = open_page("dictionary", "table=rankings&column=score")
    assert linked.locator("#rankings\\.score").is_visible()


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_column_of_the_dictionary_is_described(open_page, language):
    page = unfolded(open_page("dictionary", language=language))
    empty = page.eval_on_selector_all(
        "article.table tbody tr",
        """rows => rows.filter(row => {
            const meaning = row.closest('#contract ~ article') ? 2 : 3;
            return !row.children[meaning].innerText.trim();
        }).map(row => row.id)""",
    )
    assert empty == []


def test_the_dictionary_says_what_is_required_and_allowed(open_page):
    page = unfolded(open_page("dictionary"))
    role = page.locator("[id='raw_capital_relations.role'] td")
    assert "financing investment" in role.nth(1).inner_text()
    assert role.nth(2).inner_text() == "no"
    assert "missing_value" in role.nth(3).inner_text()
    assert page.locator("[id='raw_enterprises.name'] td").nth(2).inner_text() == "yes"


def test_the_dictionary_is_searched_and_linked(open_page):
    page = unfolded(open_page("dictionary"))
    page.get_by_label("Search tables and columns").fill("专利 enterprises")
    shown = page.locator("article.table tbody tr:visible")
    assert "raw_enterprises.patent_count" in [row.get_attribute("id") for row in shown.all()]
    assert shown.count() < 10
    page.get_by_label("Search tables and columns").fill("planned_on")
    assert page.locator("#found").inner_text() == "1 column"
    page = unfolded(open_page("dictionary", "table=raw_parks&column=planned_on"))
    row = page.locator("[id='raw_parks.planned_on']")
    assert row.get_attribute("class") == "asked"
    assert 0 <= row.bounding_box()["y"] < 900


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_dictionary_is_read_on_a_phone_without_scrolling_tables(open_page, language):
    page = unfolded(open_page("dictionary", language=language, viewport=PHONE))
    wider = "all => all.filter(one => one.scrollWidth > one.clientWidth).map(one => one.ariaLabel)"
    assert page.eval_on_selector_all(".scrolls", wider) == []
    required = page.locator("[id='raw_enterprises.edition'] td").nth(2).inner_text()
    assert required in ("可留空否", "May be emptyno")


@pytest.fixture
def lineage(open_page):
    """Opens the lineage of a column; returns the columns drawn, as table.column."""

    def lineage(column: str, way: str = "up") -> set[str]:
        page = open_page("lineage", f"column={column}&way={way}")
        drawn = page.locator("#graph li").all()
        return {row.get_attribute("data-column") for row in drawn}

    return lineage


def test_the_lineage_of_the_overall_score_reaches_every_raw_table_that_counts(lineage):
    drawn = lineage("province_rankings.overall_score")
    tables = {column.split(".")[0] for column in drawn}
    contract = {path.stem for path in (PROJECT / "seeds/raw").glob("*.csv")}
    # No indicator asks for investors: they are counted in the sample alone.
    assert contract - tables == {"raw_investors"}
    assert {
        "raw_enterprises.*",
        "raw_enterprises.valuation_cny_100m",
        "raw_enterprises.patent_count",
        "raw_enterprises.technology_layer",
        "raw_universities.international_paper_count",
        "raw_capital_relations.amount_cny_100m",
        "raw_technology_relations.counterparty_country_code",
        "raw_core_people.has_studied_abroad",
        "raw_policies.*",
        "index_weights.weight",
        "ahp_judgements.judgement",
    } <= drawn
    assert "raw_enterprises.revenue_cny_100m" not in drawn


def test_no_printed_figure_flows_into_a_score(lineage):
    drawn = lineage("printed_figures.printed_value", "down")
    assert {column.split(".")[0] for column in drawn} == {
        "printed_figures",
        "audit_printed_figures",
    }


def test_the_lineage_goes_the_other_way_too(lineage):
    drawn = lineage("raw_enterprises.patent_count", "down")
    assert {"province_rankings.overall_score", "fct_indicator_scores.normalised_score"} <= drawn


def test_the_lineage_is_readable_first_and_whole_when_asked(open_page):
    page = open_page("lineage")
    box, whole = page.locator("#graph"), page.locator("#whole")
    is_seen_whole = (
        "box => box.scrollWidth <= box.clientWidth && box.scrollHeight <= box.clientHeight"
    )
    assert not box.evaluate(is_seen_whole)
    whole.click()
    assert box.evaluate(is_seen_whole)
    whole.click()
    assert not box.evaluate(is_seen_whole)


def test_on_a_phone_the_lineage_starts_with_the_sources(open_page):
    page = open_page("lineage", viewport=PHONE)
    assert not page.locator("#whole").is_visible()
    assert page.locator("#ends").bounding_box()["y"] < page.locator("#graph").bounding_box()["y"]
    assert page.locator("#ends").evaluate("ends => ends.scrollWidth <= ends.clientWidth")


def test_every_column_of_the_marts_has_a_lineage_or_is_a_constant(open_page, warehouse):
    with duckdb.connect(str(warehouse), read_only=True) as connection:
        columns = connection.sql(
            "select table_name || '.' || column_name from information_schema.columns"
            " where table_schema in ('marts', 'audit')"
        ).fetchall()
    page = open_page("lineage")
    parents = json.loads(page.locator("#data").inner_text())["parents"]
    unknown = {column for (column,) in columns if not parents.get(column)}
    # How the build was set, and refused rows, of which the sample library has none.
    assert {column.split(".")[0] for column in unknown} <= {
        "audit_build",
        "audit_columns",
        "audit_inputs",
        "audit_rejected_rows",
    }


def test_dbt_docs_open_a_model_and_its_graph(open_page):
    page = open_page("dbt", "!/model/model.ai_competitiveness.province_rankings")
    page.wait_for_selector("h1:has-text('province_rankings')")
    assert "省级排名" in page.inner_text("body")
    page.click(".launcher-btn a")
    page.wait_for_selector("canvas")
