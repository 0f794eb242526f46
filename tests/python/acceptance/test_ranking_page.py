"""The ranking page: what it shows are the marts' numbers, and every way through it works."""

import csv
import io
import re
import shutil
import subprocess
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path

import duckdb
import pytest
from conftest import PHONE

from indexhouse.site.pages import write_pages

LEVELS = ("province", "circle", "city")
DIMENSIONS = (
    "enterprise_capability",
    "academic_ecosystem",
    "capital_environment",
    "international_openness",
    "linkage_capability",
    "government_response",
)


@pytest.fixture(scope="module")
def marts(warehouse):
    with duckdb.connect(str(warehouse), read_only=True) as marts:
        yield marts


@pytest.fixture(scope="module")
def editions(marts) -> list[int]:
    found = marts.sql("select edition from marts.dim_editions order by edition")
    return [edition for (edition,) in found.fetchall()]


def ranking(marts, level: str, edition: int) -> list[dict]:
    """The rows of a ranking mart as the page writes them, best first."""
    found = marts.sql(
        f"""select * from marts.{level}_rankings where edition = {edition}
        order by overall_rank, region_code"""
    )
    return [dict(zip(found.columns, row, strict=True)) for row in found.fetchall()]


def rows_of(page) -> list[list[str]]:
    """The table's cells but for intervals as they are read out, row by row."""
    texts = """rows => rows.map(row => [...row.querySelectorAll("td:not(.interval), th")]
        .map(cell => cell.innerText.trim()))"""
    return page.eval_on_selector_all(".ranking tbody tr", texts)


def names_of(page) -> list[str]:
    return page.locator(".ranking tbody .region-link").all_inner_texts()


def cents(number: float) -> str:
    """Two decimals, halves up, as SQL rounds."""
    return str(Decimal(number).quantize(Decimal("0.01"), ROUND_HALF_UP))


def change_in_words(places: int | None) -> str:
    if places is None:
        return "no earlier edition"
    if places == 0:
        return "unchanged"
    return f"{'up' if places > 0 else 'down'} {abs(places)} place{'' if abs(places) == 1 else 's'}"


def moved(change: str) -> str:
    """What a cell says of a change of rank, without whether it is firm."""
    return change.split("\n")[-1].removesuffix(", not firm")


def state_of(page) -> str:
    return page.evaluate("location.hash")


# What is shown


@pytest.mark.parametrize("level", LEVELS)
def test_the_table_shows_the_ranking_mart(open_page, marts, editions, level):
    for edition in editions:
        page = open_page("ranking", f"level={level}&edition={edition}&all=1&view=numbers")
        expected = [
            [
                str(row["overall_rank"]),
                cents(row["overall_score"]),
                change_in_words(row["overall_rank_change"]),
                *(
                    f"{cents(row[f'{node}_score'])} Rank {row[f'{node}_rank']}"
                    for node in DIMENSIONS
                ),
            ]
            for row in ranking(marts, level, edition)
        ]
        shown = [
            [rank, score, moved(change), *(re.sub(r"\s+", " ", part) for part in parts)]
            for rank, _, score, change, *parts in rows_of(page)
        ]
        assert shown == expected


# The design that leaves out no choice of method.
DESIGN = "design_code = 'everything'"


@pytest.mark.parametrize("level", ["province", "city"])
def test_a_rank_has_its_interval(open_page, marts, level):
    expected = marts.sql(
        f"""select rank_p05, rank_p95,
            default_rank + 1 = lead(default_rank) over (order by default_rank, region_code)
                and share_above_next > 0.05 and share_above_next < 0.95
        from marts.fct_rank_intervals
        where {DESIGN} and edition = 2023 and region_level = '{level}'
        order by default_rank, region_code"""
    ).fetchall()
    page = open_page("ranking", f"edition=2023&level={level}&all=1")
    cells = page.locator(".ranking tbody td.interval")
    shown = cells.evaluate_all(
        """cells => cells.map(cell => [cell.childNodes, cell.querySelector(".open-order")])
        .map(([nodes, sign]) => [[...nodes].filter(node => node.nodeType === 3)
            .map(node => node.data).join("").trim(), sign !== null])"""
    )
    assert shown == [
        [f"{first}" if first == last else f"{first}–{last}", bool(is_open)]
        for first, last, is_open in expected
    ]


def test_only_changes_that_most_draws_share_are_findings(open_page, marts):
    firm = marts.sql(
        f"""select region_name_en from marts.fct_rank_change_confidence
        inner join marts.fct_rank_changes using (edition, region_level, region_code)
        inner join marts.dim_regions using (region_level, region_code)
        where {DESIGN} and edition = 2023 and region_level = 'province' and rank_change <> 0
            and case when rank_change > 0 then share_rose else share_fell end >= 0.95"""
    ).fetchall()
    page = open_page("ranking", "edition=2023")
    findings = page.locator(".ranking tbody tr:has(.change:is(.up, .down)) .region-link")
    assert sorted(findings.all_inner_texts()) == sorted(name for (name,) in firm)
    assert len(firm) > 0
    finding = page.locator(".finding").inner_text()
    assert "Biggest rise: Hebei, 4 places (not firm: only 93% of random methods agree)." in finding
    assert "Biggest fall: Xinjiang, 5 places (firm: >99% of random methods agree)." in finding


def test_changes_of_reconstructed_ranks_are_no_findings(open_page):
    page = open_page("ranking", "edition=2023&level=city")
    assert page.locator(".ranking tbody .change:is(.up, .down)").count() == 0
    assert "from the reconstruction only" in page.locator(".finding").inner_text()


@pytest.mark.parametrize("language, column", [("zh", "region_name_zh"), ("en", "region_name_en")])
def test_regions_are_named_in_the_readers_language(open_page, marts, editions, language, column):
    page = open_page("ranking", language=language)
    assert names_of(page) == [row[column] for row in ranking(marts, "province", editions[-1])]


def test_a_city_names_its_province_and_circle(open_page):
    page = open_page("ranking", "level=city&q=shenzhen")
    assert page.locator(".ranking tbody .parents").inner_text() == "Guangdong · Pearl River Delta"


def test_a_bar_is_as_long_as_its_dimensions_share_of_the_best_score(open_page, marts, editions):
    best, second = ranking(marts, "province", editions[-1])[:2]
    page = open_page("ranking")
    bar = page.locator(".ranking tbody tr").nth(1).locator(".score-bar i")
    widths = bar.evaluate_all("parts => parts.map(part => parseFloat(part.style.width))")
    expected = [100 * second[f"{node}_score"] / best["overall_score"] for node in DIMENSIONS]
    assert widths == pytest.approx(expected, abs=0.01)


@pytest.mark.parametrize(
    "node", ["academic_ecosystem", "university_innovation", "enterprise_count"]
)
def test_regions_can_be_ranked_by_any_node(open_page, marts, editions, node):
    page = open_page("ranking", "edition=2023")
    page.select_option("#by", node)
    expected = marts.sql(
        f"""select cast(score_rank as varchar), format('{{:.2f}}', score) from marts.fct_index_scores
        where edition = 2023 and region_level = 'province' and node_code = '{node}'
        order by score_rank, region_code"""
    ).fetchall()
    assert [(rank, score) for rank, _, score, *_ in rows_of(page)] == expected
    assert f"by={node}" in state_of(page)


def test_a_tile_tells_the_rank_and_selects_its_province(open_page):
    page = open_page("ranking", "edition=2023")
    tile = page.get_by_role("button", name="Sichuan, rank 7, 13.68 points")
    tile.click()
    assert page.locator("#profile-title").inner_text().startswith("Sichuan")
    assert tile.get_attribute("aria-pressed") == "true"


def test_a_tile_lists_the_cities_of_its_province(open_page, marts, editions):
    page = open_page("ranking", "level=city&all=1")
    page.locator(".tile", has_text="Zhejiang").click()
    everyone = ranking(marts, "city", editions[-1])
    expected = [row["region_name_en"] for row in everyone if row["province_code"] == "330000"]
    assert names_of(page) == expected
    assert page.locator("#province").input_value() == "330000"
    page.locator(".tile", has_text="Zhejiang").click()
    assert len(names_of(page)) == len(everyone)


def test_cities_without_points_are_shown_when_asked_for(open_page, marts, editions):
    everyone = ranking(marts, "city", editions[-1])
    page = open_page("ranking", "level=city")
    assert len(names_of(page)) == sum(row["overall_score"] > 0 for row in everyone)
    page.locator(".more").click()
    assert len(names_of(page)) == len(everyone)


# The profile


@pytest.mark.parametrize("level, region", [("province", "510000"), ("city", "440300")])
def test_an_indicator_is_explained_by_the_numbers_of_the_marts(open_page, marts, level, region):
    node = "enterprise_mean_valuation"
    raw, low, high, normalised, weight, points = marts.sql(
        f"""select raw_value, low_value, high_value, normalised_score, weight, weighted_score
        from marts.fct_indicator_scores
        where edition = 2023 and region_code = '{region}' and node_code = '{node}'"""
    ).fetchone()
    page = open_page("ranking", f"edition=2023&level={level}&region={region}")
    page.locator(f"#node-{node} button").click()
    steps = page.locator(".detail .steps li").all_inner_texts()
    value, scaled, weighed, result = (step.split("\n")[-1] for step in steps)
    assert value == f"{raw:.2f} CNY 100 million per enterprise"
    assert scaled == f"({raw:.2f} − {low:.2f}) ÷ ({high:.2f} − {low:.2f}) × 100 = {normalised:.2f}"
    assert weighed == f"× {weight * 100:.2f}%"
    assert result == f"= {points:.2f}"
    command = page.locator(".detail code").inner_text()
    assert command == f"make explain REGION={region} NODE={node} EDITION=2023"


def test_every_indicator_is_shown_with_value_score_and_rank(open_page, marts):
    expected = marts.sql(
        """select node_name_en, format('{:.2f}', normalised_score), format('{:.2f}', weighted_score),
            cast(score_rank as varchar)
        from marts.fct_indicator_scores
        inner join marts.fct_index_scores using (edition, region_level, region_code, node_code)
        inner join marts.dim_index_nodes using (node_code)
        where edition = 2023 and region_code = '330000' order by node_order"""
    ).fetchall()
    page = open_page("ranking", "edition=2023&region=330000")
    shown = page.locator(".breakdown tr.indicator").evaluate_all(
        """rows => rows.map(row => [row.querySelector("button").innerText,
            ...[...row.querySelectorAll("td")].map(cell => cell.innerText.trim())])"""
    )
    assert [tuple(row) for row in shown] == expected


def test_the_bounds_of_an_indicator_name_whose_they_are(open_page):
    page = open_page("ranking", "edition=2023&region=510000&node=enterprise_count")
    highest = page.locator(".bounds div", has_text="Highest").inner_text()
    assert highest.split("\n")[-1] == "618 Beijing"


def test_a_dimension_is_the_sum_of_its_parts(open_page):
    page = open_page("ranking", "edition=2023&region=110000&node=academic_ecosystem")
    parts = "AI university innovation 9.67 + Non-university institute innovation 10.42"
    assert parts in page.locator(".detail .sum").inner_text()


def test_a_circle_is_the_sum_of_its_members(open_page, marts):
    members = marts.sql(
        """select region_name_en, format('{:.2f}', overall_score) from marts.province_rankings
        where edition = 2023 and circle_code = 'YRD' order by overall_score desc"""
    ).fetchall()
    page = open_page("ranking", "edition=2023&level=circle&region=YRD")
    shown = [tuple(member.split("\n")) for member in page.locator(".members li").all_inner_texts()]
    assert [(name, score) for name, score, *_ in shown] == members


def test_strengths_are_the_best_ranks_and_weaknesses_the_worst(open_page, marts):
    found = marts.sql(
        """select score_rank from marts.fct_index_scores where edition = 2023
        and region_code = '510000' and node_level = 'indicator' order by score_rank"""
    )
    ranks = [rank for (rank,) in found.fetchall()]
    page = open_page("ranking", "edition=2023&region=510000")
    strong, weak = (
        [int(place) for place in listed.locator(".place").all_inner_texts()]
        for listed in page.locator(".strengths ol").all()
    )
    assert strong == ranks[:5]
    assert weak == ranks[:-6:-1]


def test_a_second_region_can_be_compared(open_page):
    page = open_page("ranking", "edition=2023&region=510000")
    page.select_option("#compare", "500000")
    assert page.locator(".breakdown .indicator .versus.bar").count() == 24
    assert page.locator(".radar .key li").all_inner_texts()[:2] == ["Sichuan", "Chongqing"]


# Finding, sorting, linking


COLUMNS = [
    "overall_rank",
    "region_name_en",
    "overall_score",
    "overall_rank_change",
    *(f"{node}_score" for node in DIMENSIONS),
]


@pytest.mark.parametrize("column", COLUMNS)
def test_every_column_sorts_both_ways(open_page, marts, column):
    facts = {row["region_name_en"]: row for row in ranking(marts, "province", 2023)}
    page = open_page("ranking", "edition=2023&view=numbers")
    header = page.locator(".ranking thead th:not(.interval)").nth(COLUMNS.index(column))
    directions = []
    for _ in range(2):
        header.locator("button").click()
        directions.append(header.get_attribute("aria-sort"))
        values = [facts[name][column] for name in names_of(page)]
        assert values == sorted(values, reverse=directions[-1] == "descending")
    assert sorted(directions) == ["ascending", "descending"]


@pytest.mark.parametrize(
    "words, found",
    [
        ("西安", ["Xi'an"]),
        ("NINGBO", ["Ningbo"]),
        ("440300", ["Shenzhen"]),
        ("4403", ["Shenzhen"]),
    ],
)
def test_search_takes_chinese_english_and_codes(open_page, words, found):
    page = open_page("ranking", "level=city")
    page.fill("#search", words)
    assert names_of(page) == found


def test_search_minds_neither_apostrophe_nor_case_nor_space(open_page):
    page = open_page("ranking", "level=city")
    found = []
    for words in ("xian", "XI'AN", "Xi an"):
        page.fill("#search", words)
        found.append(names_of(page))
    assert found[0][0] == "Xi'an"
    assert found[0] == found[1] == found[2]


def test_a_search_tells_where_else_a_region_is(open_page):
    page = open_page("ranking")
    page.fill("#search", "shenzhen")
    assert page.locator(".ranking").count() == 0
    page.locator(".empty a", has_text="Shenzhen").click()
    assert page.locator("#profile-title").inner_text().startswith("Shenzhen")
    assert "level=city" in state_of(page)


@pytest.mark.parametrize(
    "state, sees",
    [
        ("edition=2022&level=circle&region=CY", "Sichuan-Chongqing"),
        ("level=city&province=330000&region=330200&sort=change&dir=asc", "Ningbo"),
        ("region=440300", "Shenzhen"),
        ("by=financing&sort=financing_amount&dir=asc&view=numbers&region=610000", "Shaanxi"),
        ("edition=1999&level=planet&region=nowhere&by=nothing&sort=colour", "Beijing"),
    ],
)
def test_a_link_restores_what_was_seen(open_page, state, sees):
    first = open_page("ranking", state)
    assert first.locator("#profile-title").inner_text().startswith(sees)
    seen = rows_of(first)
    first.reload()
    assert rows_of(first) == seen


def test_back_goes_back(open_page):
    page = open_page("ranking", "edition=2023")
    page.locator(".region-link", has_text="Hunan").click()
    page.get_by_role("button", name="Cities").click()
    assert page.locator(".ranking.nested").count() == 1
    page.go_back()
    assert page.locator("#profile-title").inner_text().startswith("Hunan")
    page.go_back()
    assert page.locator("#profile-title").inner_text().startswith("Beijing")


def test_the_language_changes_and_nothing_else(open_page):
    page = open_page("ranking", "edition=2022&region=510000&by=financing")
    page.locator("#language").click()
    assert page.locator("#profile-title").inner_text().startswith("四川省")
    assert page.locator("#table-title").inner_text() == "省级区域排名：融资"
    assert state_of(page) == "#lang=zh&edition=2022&region=510000&by=financing"


def test_the_copied_link_names_what_is_only_a_default(open_page):
    page = open_page("ranking")
    page.evaluate("navigator.clipboard.writeText = async (text) => { window.copied = text; }")
    page.get_by_role("button", name="Copy link").click()
    assert (
        page.evaluate("copied").split("#")[1] == "lang=en&edition=2023&level=province&region=110000"
    )


def test_the_file_has_the_rows_that_are_seen(open_page, marts):
    page = open_page("ranking", "edition=2023&level=city&province=510000&all=1")
    with page.expect_download() as download:
        page.get_by_role("button", name="Download CSV").click()
    text = Path(download.value.path()).read_bytes().decode("utf-8")
    assert text.startswith("\ufeff")
    rows = list(csv.DictReader(io.StringIO(text[1:])))
    expected = [row for row in ranking(marts, "city", 2023) if row["province_code"] == "510000"]
    for row, fact in zip(rows, expected, strict=True):
        assert row["region_code"] == fact["region_code"]
        assert float(row["overall_score"]) == pytest.approx(fact["overall_score"], abs=1e-9)
        assert int(row["overall_rank_change"]) == fact["overall_rank_change"]
        assert int(row["government_response_rank"]) == fact["government_response_rank"]


# For everybody


def test_everything_can_be_reached_by_keys(open_page):
    page = open_page("ranking", "edition=2023")
    page.keyboard.press("/")
    page.keyboard.type("guang")
    assert len(names_of(page)) == 2
    page.keyboard.press("Escape")
    assert len(names_of(page)) == 31
    page.locator(".region-link").first.focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    assert page.locator("#profile-title").inner_text().startswith("Shanghai")
    page.locator(".tile[tabindex='0']").focus()
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("Space")
    assert page.locator("#profile-title").inner_text().startswith("Jiangsu")
    page.locator("#node-enterprise_count button").focus()
    page.keyboard.press("Enter")
    assert page.locator(".detail .steps").is_visible()


def test_changes_are_announced(open_page):
    page = open_page("ranking", "edition=2023")
    announcement = page.locator("#announcement")
    page.fill("#search", "hu")
    assert announcement.inner_text() == f"{len(names_of(page))} regions shown"
    page.locator(".region-link", has_text="Hunan").click()
    assert announcement.inner_text() == "Hunan selected, rank 10, 13.05 points"


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(
    "state",
    [
        "region=510000&compare=500000&node=financing",
        "level=city&province=330000&view=numbers",
        "level=circle&by=enterprise_capability&node=enterprise_count",
        "q=nowhere",
    ],
)
def test_nothing_hinders_access(open_page, axe, language, scheme, state):
    assert axe(open_page("ranking", state, language=language, scheme=scheme)) == []


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize(
    "state",
    ["", "level=city&region=522600&node=university_mean_patents", "level=circle", "view=numbers"],
)
def test_a_phone_shows_the_page_without_scrolling_sideways(open_page, language, state):
    page = open_page("ranking", state, viewport=PHONE, language=language)
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE[0]


def test_a_phone_goes_to_the_profile_and_back(open_page):
    page = open_page("ranking", viewport=PHONE)
    page.locator(".region-link", has_text="Hunan").click()
    page.wait_for_function("document.getElementById('profile').getBoundingClientRect().top < 50")
    page.locator(".back").click()
    assert page.evaluate("document.activeElement.innerText") == "Hunan"


def test_the_page_prints(open_page, tmp_path):
    page = open_page("ranking", scheme="dark")
    file = tmp_path / "ranking.pdf"
    page.pdf(path=file, format="A4", print_background=True)
    assert shutil.which("pdftotext"), "pdftotext is missing: apt-get install poppler-utils."
    read = ["pdftotext", "-f", "1", "-l", "1", file, "-"]
    text = subprocess.run(read, capture_output=True, text=True, check=True).stdout
    assert [name for name in names_of(page) if name not in text] == []


def test_the_page_is_one_small_file(site):
    assert (site / "ranking.html").stat().st_size < 2_000_000


# Other editions


FACTS = ("fct_index_scores", "fct_indicator_scores", "fct_indicator_values")
# The rows of 2023 again, in which Beijing and Guangdong have changed places.
LATER = """
    insert into marts.{fact}
    select * replace (
        2024 as edition,
        case region_code when '110000' then '440000' when '440000' then '110000'
            else region_code end as region_code
    )
    from marts.{fact} where edition = 2023
"""


@pytest.fixture
def changed_page(warehouse, tmp_path):
    """changed_page(statements): the address of the page that a changed warehouse gives."""

    def changed_page(*statements: str) -> str:
        copy = shutil.copy(warehouse, tmp_path / "changed.duckdb")
        with duckdb.connect(copy) as marts:
            for statement in statements:
                marts.execute(statement)
        write_pages(Path(copy), tmp_path, ["ranking"])
        return (tmp_path / "ranking.html").as_uri() + "#lang=en"

    return changed_page


def test_a_later_edition_appears_by_itself(open_page, changed_page):
    address = changed_page(
        """insert into marts.dim_editions
        values (2024, '2024年版', '2024 edition', date '2023-12-31', date '2024-01-01', 2023)""",
        *(LATER.format(fact=fact) for fact in FACTS),
    )
    page = open_page("ranking")
    page.goto(address)
    page.reload()
    assert page.get_by_role("button", name="2024").get_attribute("aria-pressed") == "true"
    assert [(row[1], moved(row[3])) for row in rows_of(page)[:3]] == [
        ("Guangdong", "up 1 place"),
        ("Beijing", "down 1 place"),
        ("Shanghai", "unchanged"),
    ]
    assert page.locator("#slope-title").inner_text() == "Change in rank 2022 → 2023 → 2024"


def test_a_single_edition_has_no_changes(open_page, changed_page):
    address = changed_page(
        "delete from marts.dim_editions where edition = 2022",
        "update marts.dim_editions set previous_edition = null",
        *(f"delete from marts.{fact} where edition = 2022" for fact in FACTS),
    )
    page = open_page("ranking")
    page.goto(address)
    page.reload()
    assert {moved(row[3]) for row in rows_of(page)} == {"no earlier edition"}
    assert page.locator("#slope-chart").count() == 0


def test_a_region_without_figures_stands_last(open_page, changed_page):
    address = changed_page(
        *(f"delete from marts.{fact} where region_code = '330000'" for fact in FACTS)
    )
    page = open_page("ranking")
    page.goto(f"{address}&region=330000&node=enterprise_count")
    page.reload()
    assert rows_of(page)[-1][:3] == ["–", "Zhejiang", "–"]


def test_the_chart_taken_away_says_what_it_shows_and_of_what(open_page):
    page = open_page("ranking")
    with page.expect_download() as download:
        page.get_by_role("button", name="SVG").click()
    assert download.value.suggested_filename == "province_overall_2023_reconstruction.svg"
    text = Path(download.value.path()).read_text(encoding="utf-8")
    assert "Change in rank 2022 → 2023" in text and "synthetic" in text
    with page.expect_download() as download:
        page.get_by_role("button", name="PNG").click()
    assert Path(download.value.path()).read_bytes().startswith(b"\x89PNG")


def test_changes_that_the_report_does_not_print_are_no_finding(open_page):
    cities = open_page("ranking", "level=city")
    assert "come from the reconstruction only" in cities.locator(".finding").inner_text()
    provinces = open_page("ranking", "region=510000")
    assert "Biggest rise" in provinces.locator(".finding").inner_text()
    assert "points" not in provinces.locator("#profile .figures").inner_text()


def test_a_dimension_weighs_what_its_indicators_weigh(open_page, marts):
    shown = open_page("ranking").locator(".legend button .soft").all_inner_texts()
    expected = marts.sql(
        "select sum(weight) from marts.dim_index_weights inner join marts.dim_index_nodes using (node_code)"
        " where is_used and node_level = 'indicator' group by dimension_code order by min(node_order)"
    ).fetchall()
    assert shown == [f"{weight:.2%}" for (weight,) in expected]
