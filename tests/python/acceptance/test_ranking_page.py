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
from conftest import DESKTOP, PHONE, in_every_browser

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
    """The table's cells as they are read out, row by row."""
    texts = "rows => rows.map(row => [...row.cells].map(cell => cell.innerText.trim()))"
    return page.eval_on_selector_all(".ranking tbody tr", texts)


def without_intervals(page, level: str) -> list[list[str]]:
    """Levels that compete have a column more, before those of the parts."""
    rows = rows_of(page)
    return rows if level == "circle" else [[*row[:4], *row[5:]] for row in rows]


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
            [
                rank.split("≈")[-1].strip(),
                score,
                moved(change),
                *(re.sub(r"\s+", " ", part) for part in parts),
            ]
            for rank, _, score, change, *parts in without_intervals(page, level)
        ]
        assert shown == expected


@pytest.mark.parametrize("language, column", [("zh", "region_name_zh"), ("en", "region_name_en")])
def test_regions_are_named_in_the_readers_language(open_page, marts, editions, language, column):
    page = open_page("ranking", language=language)
    assert names_of(page) == [row[column] for row in ranking(marts, "province", editions[-1])]


def test_a_city_names_its_province_and_circle(open_page):
    page = open_page("ranking", "level=city&q=shenzhen")
    assert page.locator(".ranking tbody .parents").inner_text() == "Guangdong · Pearl River Delta"


def test_a_bar_is_as_long_as_its_share_of_the_best_or_of_its_own_score(open_page, marts, editions):
    best, second = ranking(marts, "province", editions[-1])[:2]
    for shape, full in (("bars", best), ("shares", second)):
        page = open_page("ranking", f"view={shape}")
        bar = page.locator(".ranking tbody tr").nth(1).locator(".score-bar i")
        widths = bar.evaluate_all("parts => parts.map(part => parseFloat(part.style.width))")
        expected = [100 * second[f"{node}_score"] / full["overall_score"] for node in DIMENSIONS]
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


def test_a_tile_tells_the_rank_and_opens_its_province(open_page):
    page = open_page("ranking", "edition=2023")
    page.get_by_role("button", name="Sichuan, rank 7, 13.68 points").click()
    assert page.locator("#profile-title").inner_text().startswith("Sichuan")
    assert not page.locator("#ranking").is_visible()


def test_a_tile_lists_the_cities_of_its_province(open_page, marts, editions):
    page = open_page("ranking", "level=city&all=1")
    page.locator(".tile", has_text="Zhejiang").click()
    everyone = ranking(marts, "city", editions[-1])
    expected = [row["region_name_en"] for row in everyone if row["province_code"] == "330000"]
    assert names_of(page) == expected
    assert page.locator("#province").input_value() == "330000"
    page.locator(".tile", has_text="Zhejiang").click()
    assert len(names_of(page)) == len(everyone)


def test_a_long_ranking_starts_with_its_first_rows(open_page, marts, editions):
    everyone = [row["region_name_en"] for row in ranking(marts, "city", editions[-1])]
    page = open_page("ranking", "level=city")
    assert names_of(page) == everyone[:100]
    page.locator(".more").click()
    assert names_of(page) == everyone
    page.locator(".more").click()
    assert names_of(page) == everyone[:100]


def test_back_from_a_region_leads_to_its_row_however_far_down(open_page, marts, editions):
    last = ranking(marts, "city", editions[-1])[-1]
    page = open_page("ranking", f"level=city&region={last['region_code']}")
    page.locator(".back").click()
    assert page.evaluate("document.activeElement.innerText") == last["region_name_en"]


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


def test_a_row_has_the_interval_of_the_marts_and_a_sign_where_order_is_not_firm(open_page, marts):
    expected = marts.sql(
        """select if(rank_p05 = rank_p95, rank_p05::varchar, rank_p05 || '–' || rank_p95),
            coalesce(least(share_above_next, lag(share_above_next) over (order by default_rank)),
                share_above_next, lag(share_above_next) over (order by default_rank)) < 0.95
        from marts.fct_rank_intervals
        where design_code = 'everything' and edition = 2023 and region_level = 'province'
        order by default_rank"""
    ).fetchall()
    rows = rows_of(open_page("ranking", "edition=2023"))
    assert [(row[4].strip(), "≈" in row[0]) for row in rows] == expected


def test_only_changes_that_most_ways_share_are_findings(open_page, marts):
    firm = marts.sql(
        """select region_name_en from marts.fct_rank_change_confidence
        inner join marts.fct_rank_changes using (edition, region_level, region_code)
        inner join marts.dim_regions using (region_level, region_code)
        where design_code = 'everything' and edition = 2023 and region_level = 'province'
            and rank_change <> 0 and if(rank_change > 0, share_rose, share_fell) >= 0.95"""
    ).fetchall()
    page = open_page("ranking", "edition=2023")
    findings = page.locator(".ranking tbody tr:has(.change:is(.up, .down)) .region-link")
    assert sorted(findings.all_inner_texts()) == sorted(name for (name,) in firm)
    assert len(firm) > 0


def test_strengths_and_gaps_are_against_the_regions_nearest_by_score(open_page, marts):
    expected = marts.sql(
        """with scores as (
            select region_code, node_code, node_level, score from marts.fct_index_scores
            where edition = 2023 and region_level = 'province'
        ), own as (from scores where region_code = '510000'),
        peers as (
            select scores.region_code
            from scores cross join (from own where node_code = 'overall') as own
            where scores.node_code = 'overall' and scores.region_code <> '510000'
            order by abs(scores.score - own.score) limit 6
        )
        select printf('%+.2f', any_value(own.score) - avg(scores.score)) as gap
        from scores semi join peers using (region_code) inner join own using (node_code)
        where scores.node_level = 'indicator' group by node_code
        order by any_value(own.score) - avg(scores.score) desc"""
    ).fetchall()
    gaps = [gap.replace("-", "−") for (gap,) in expected]
    page = open_page("ranking", "edition=2023&region=510000")
    strong, weak = (
        listed.locator("b").all_inner_texts() for listed in page.locator(".strengths ol").all()
    )
    assert strong == gaps[:5]
    assert weak == gaps[:-6:-1]


# The points that rows won whose figure became known or unknown: the part that they have in the change
# of a value has the same part in what the value did to the points.
COVERAGE_OF = """
    select sum(values_effect * coverage / effect)
    from marts.fct_score_changes inner join (
        select node_code, sum(effect) as effect,
            coalesce(sum(effect) filter (where change_kind like 'became %'), 0) as coverage
        from marts.fct_value_changes where edition = 2023 and region_code = '{region}' group by all
    ) using (node_code)
    where edition = 2023 and region_code = '{region}' and abs(effect) > 1e-6
"""


def test_the_change_of_rank_is_explained_by_the_marts(open_page, marts):
    [places] = marts.sql(
        """select previous_rank, own_places, others_places, bounds_places, weights_places, score_rank
        from marts.fct_rank_changes where edition = 2023 and region_code = '500000'"""
    ).fetchall()
    page = open_page("ranking", "edition=2023&region=500000")
    shown = page.locator(".waterfall").first.locator(".number").all_inner_texts()
    written = [f"{number:+.1f}".replace("-", "−") for number in places[1:-1]]
    assert shown == [str(places[0]), *written[:3], "0.0", str(places[-1])]
    coverage = COVERAGE_OF.format(region="500000")
    effects = marts.sql(
        f"""select sum(values_effect) - ({coverage}), ({coverage}), sum(bounds_effect),
            sum(weights_effect), sum(score_change)
        from marts.fct_score_changes where edition = 2023 and region_code = '500000'"""
    ).fetchone()
    rows = page.locator(".effects tbody tr").evaluate_all(
        "rows => rows.map(row => [...row.querySelectorAll('td:not(.known)')].map(cell => cell.innerText))"
    )
    sums = [
        sum(float(cell.replace("−", "-")) for cell in column) for column in zip(*rows, strict=True)
    ]
    assert sums == pytest.approx(effects, abs=0.05)
    assert "not firm: it shows in 66%" in page.locator(".firmness").inner_text()


def test_up_to_three_regions_are_compared_in_numbers(open_page, marts):
    page = open_page("ranking", "edition=2023&region=510000")
    page.select_option("#compare", "500000")
    page.select_option("#compare", "610000")
    assert "compare=500000%2C610000" in state_of(page)
    scores = dict(
        marts.sql(
            """select region_code, score from marts.fct_index_scores
            where edition = 2023 and node_code = 'enterprise_count'"""
        ).fetchall()
    )
    cells = page.locator(".comparison tbody tr", has_text="Enterprises").first.locator("td")
    own, first, second = (scores[code] for code in ("510000", "500000", "610000"))
    signed = [f"{own - other:+.2f}".replace("-", "−") for other in (first, second)]
    _, points, *others = cells.all_inner_texts()
    assert points == f"{own:.2f}"
    assert others[1:3] == [f"{first:.2f}", signed[0]]
    assert others[4:6] == [f"{second:.2f}", signed[1]]
    page.get_by_role("button", name="Chongqing").click()
    assert "compare=610000" in state_of(page)


def what_if_ranks(page) -> dict[str, str]:
    ranks = page.locator(".ranking td.if b").all_inner_texts()
    return dict(zip(names_of(page), ranks, strict=True))


def test_weights_that_are_set_rank_the_regions_anew(open_page, marts):
    weights = dict(
        marts.sql(
            """select dimension_code, sum(weight) from marts.dim_index_weights
            inner join marts.dim_index_nodes using (node_code)
            where is_used and statistic is not null group by dimension_code"""
        ).fetchall()
    )
    rest = sum(weights.values()) - weights["academic_ecosystem"]
    wanted = {node: 0.6 * weight / rest for node, weight in weights.items()}
    wanted["academic_ecosystem"] = 0.4
    points = {
        row["region_name_en"]: sum(
            row[f"{node}_score"] / weights[node] * wanted[node] for node in DIMENSIONS
        )
        for row in ranking(marts, "province", 2023)
    }
    best_first = sorted(points, key=points.__getitem__, reverse=True)
    page = open_page("ranking", "edition=2023&weights=academic_ecosystem:40")
    assert names_of(page) == best_first
    assert what_if_ranks(page) == {name: str(k + 1) for k, name in enumerate(best_first)}
    page.get_by_role("button", name="Reset").click()
    assert page.locator(".ranking td.if").count() == 0


def test_a_weight_is_moved_by_keys_and_kept_in_the_address(open_page):
    page = open_page("ranking", "edition=2023")
    printed = {name: str(place + 1) for place, name in enumerate(names_of(page))}
    page.locator(".what-if > summary").click()
    page.locator("input[data-node='enterprise_capability']").focus()
    page.keyboard.press("Home")
    assert "weights=enterprise_capability%3A0" in state_of(page)
    assert what_if_ranks(page) != printed
    assert page.evaluate("document.activeElement.dataset.node") == "enterprise_capability"


def test_a_scenario_shows_the_ranks_of_the_marts(open_page, marts):
    page = open_page("ranking", "edition=2023&all=1")
    page.locator(".what-if > summary").click()
    page.select_option("#scenario", "geometric")
    expected = marts.sql(
        """select region_name_en, score_rank::varchar
        from marts.fct_scenario_scores inner join marts.dim_regions using (region_level, region_code)
        where scenario_code = 'geometric' and edition = 2023 and region_level = 'province'"""
    ).fetchall()
    assert what_if_ranks(page) == dict(expected)
    assert "scenario=geometric" in state_of(page)


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
    place = COLUMNS.index(column)
    header = page.locator(".ranking thead th").nth(place + (place > 3))  # after the interval
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


@in_every_browser
@pytest.mark.parametrize(
    "state, sees",
    [
        ("edition=2022&level=circle&region=CY", "Sichuan-Chongqing"),
        ("level=city&province=330000&region=330200&sort=change&dir=asc", "Ningbo"),
        ("region=440300", "Shenzhen"),
        ("by=financing&sort=financing_amount&dir=asc&view=numbers&region=610000", "Shaanxi"),
        ("weights=policy_count:30&view=shares&sort=score", "Provinces ranked"),
        (
            "edition=1999&level=planet&region=nowhere&by=nothing&sort=colour&weights=x:y",
            "Provinces",
        ),
    ],
)
def test_a_link_restores_what_was_seen(open_page, state, sees):
    first = open_page("ranking", state)
    assert first.locator("h2:visible").first.inner_text().startswith(sees)
    seen = first.locator("main").inner_text()
    first.reload()
    assert first.locator("main").inner_text() == seen


def test_back_goes_back(open_page):
    page = open_page("ranking", "edition=2023")
    page.locator(".region-link", has_text="Hunan").click()
    page.get_by_role("button", name="Cities").click()
    assert page.locator(".ranking.nested").count() == 1
    page.go_back()
    assert page.locator("#profile-title").inner_text().startswith("Hunan")
    page.go_back()
    assert len(names_of(page)) == 31


@pytest.mark.parametrize("viewport", [DESKTOP, PHONE])
def test_a_link_opens_with_its_subject_on_screen(open_page, viewport):
    height = viewport[1]
    for state, subject in [
        ("region=510000", "#profile-title"),
        ("region=510000&node=conference_count", "#node-conference_count"),
    ]:
        box = open_page("ranking", state, viewport=viewport).locator(subject).bounding_box()
        assert 0 <= box["y"] < height


def test_a_phone_shows_the_first_regions_without_scrolling(open_page):
    page = open_page("ranking", viewport=PHONE)
    assert page.locator(".region-link").nth(2).bounding_box()["y"] < PHONE[1]


def test_enter_opens_what_is_found(open_page):
    page = open_page("ranking")
    for words, name in (("sich", "Sichuan"), ("shenzhen", "Shenzhen")):
        page.keyboard.press("/")
        page.keyboard.type(words)
        page.keyboard.press("Enter")
        assert page.locator("#profile-title").inner_text().startswith(name)


def test_the_language_changes_and_nothing_else(open_page):
    page = open_page("ranking", "edition=2022&region=510000&by=financing")
    page.locator("#language").click()
    assert page.locator("#profile-title").inner_text().startswith("四川省")
    assert state_of(page) == "#lang=zh&edition=2022&region=510000&by=financing"


def test_the_copied_link_names_what_is_only_a_default(open_page):
    page = open_page("ranking")
    page.evaluate("navigator.clipboard.writeText = async (text) => { window.copied = text; }")
    page.get_by_role("button", name="Copy link").click()
    assert page.evaluate("copied").split("#")[1] == "lang=en&edition=2023&level=province"


def test_the_file_has_the_regions_that_are_found(open_page, marts):
    page = open_page("ranking", "edition=2023&level=city&province=510000")
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


@in_every_browser
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
    page.locator(".back").focus()
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.innerText") == "Shanghai"
    page.locator(".tile[tabindex='0']").focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Space")
    assert page.locator("#profile-title").is_visible()
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


@in_every_browser
@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(
    "state",
    [
        "region=510000&compare=500000,440000&node=financing",
        "weights=capital_environment:20&view=shares",
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
    [
        "",
        "level=city&region=522600&node=university_mean_patents",
        "level=circle",
        "view=bars",
        "region=510000&compare=500000,440000,110000",
        "region=440300",
        "region=YRD",
        "weights=capital_environment:20",
    ],
)
def test_a_phone_shows_the_page_without_scrolling_sideways(open_page, language, state):
    for viewport in (PHONE, (320, 640)):
        page = open_page("ranking", state, viewport=viewport, language=language)
        assert page.evaluate("document.documentElement.scrollWidth") <= viewport[0]


@pytest.mark.parametrize("state", ["", "level=city", "by=enterprise_capability"])
def test_the_heads_of_a_phones_table_stand_in_one_row_and_the_score_is_seen(open_page, state):
    page = open_page("ranking", state, viewport=(320, 640))
    heads = [head.bounding_box() for head in page.locator(".ranking thead th").all()[:4]]
    assert len({round(head["y"] + head["height"]) for head in heads}) == 1
    score = page.locator(".ranking td.score").first.bounding_box()
    assert score["x"] + score["width"] <= 320


def test_a_phone_goes_to_the_profile_and_back(open_page):
    page = open_page("ranking", viewport=PHONE)
    page.locator(".region-link", has_text="Hunan").click()
    assert page.locator("#profile-title").bounding_box()["y"] < PHONE[1]
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


@pytest.mark.parametrize("language", ["zh", "en"])
def test_all_columns_fit_the_paper(open_page, language):
    page = open_page("ranking", language=language, viewport=(680, 960))  # A4 less its margins
    page.emulate_media(media="print")
    box = "box => [box.scrollWidth, box.clientWidth]"
    content, paper = page.locator("#table .scroll").evaluate(box)
    assert content <= paper
    chart = page.locator("#slope-chart svg").bounding_box()
    assert chart["x"] + chart["width"] <= 680


@pytest.mark.parametrize("region", ["510000", "440300", "YRD"])
def test_a_region_prints_as_a_brief_of_two_pages(open_page, tmp_path, region):
    for language in ("zh", "en"):
        file = tmp_path / f"{language}.pdf"
        page = open_page("ranking", f"region={region}", language=language)
        page.pdf(path=file, prefer_css_page_size=True, print_background=True)
        told = subprocess.run(["pdfinfo", file], capture_output=True, text=True, check=True).stdout
        assert int(re.search(r"Pages:\s+(\d+)", told)[1]) <= 2


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
        copy = shutil.copy(warehouse, tmp_path)  # the file's name is that of its catalog
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
    assert page.locator("#profile-title").inner_text().startswith("Zhejiang")
    page.locator(".back").click()
    assert rows_of(page)[-1][:3] == ["–", "Zhejiang", "–"]


# Of two rows of one indicator, one became known: half of what its value did is coverage.
HALF_IS_COVERAGE = """
    create or replace view marts.fct_value_changes as
    select 2023 as edition, 'province' as region_level, '500000' as region_code,
        'enterprise_mean_valuation' as node_code, change_kind, 1.0 as effect
    from (values ('same'), ('became known')) as kinds (change_kind)
"""


def test_a_changed_coverage_is_a_reason_of_its_own(open_page, changed_page, taken, marts):
    [(value, former, latter)] = marts.sql(
        """select values_effect,
            (select score from marts.fct_index_scores where edition = 2022
                and region_code = '500000' and node_code = 'overall'),
            (select score from marts.fct_index_scores where edition = 2023
                and region_code = '500000' and node_code = 'overall')
        from marts.fct_score_changes
        where edition = 2023 and region_code = '500000' and node_code = 'enterprise_mean_valuation'"""
    ).fetchall()
    address = changed_page(HALF_IS_COVERAGE)
    for language, words in (("en", "Coverage"), ("zh", "覆盖")):
        page = open_page("ranking")
        page.goto(f"{address.replace('lang=en', f'lang={language}')}&edition=2023&region=500000")
        page.reload()
        bar = page.locator(".waterfall tr", has_text=re.compile("Cover|覆盖"))
        label, shown = bar.locator("th, .number").all_inner_texts()
        assert label.replace("\xad", "") == words
        assert shown == f"{value / 2:+.2f}".replace("-", "−")
        assert bar.locator("i.up, i.down").count() == 1
        heads = page.locator(".effects thead th").all_inner_texts()
        assert heads[2].replace("\xad", "") == words
        assert words in page.locator(".reasons > .note").first.inner_text()
    page.goto(f"{address}&edition=2023&region=500000")
    table = taken(page, "profile .reasons", "CSV")[1].decode("utf-8-sig")
    rows = {row["factor"]: row["points"] for row in csv.DictReader(io.StringIO(table))}
    assert float(rows["coverage"]) == pytest.approx(value / 2, abs=1e-4)
    won = [float(rows[factor]) for factor in ("own", "coverage", "bounds", "weights")]
    assert sum(won) == pytest.approx(latter - former, abs=1e-2)
    # Where no coverage changed there is no bar; where rows cannot be read again the note says so.
    page.goto(f"{address}&edition=2023&region=510000")
    page.reload()
    assert "Cover" not in page.locator(".reasons").inner_text().split("Known rows")[0]


def test_of_too_many_rows_the_page_says_that_coverage_is_not_told_apart(open_page, changed_page):
    address = changed_page("update audit.audit_row_counts set raw_rows = 1000000")
    page = open_page("ranking")
    page.goto(f"{address}&edition=2023&region=500000")
    page.reload()
    assert "Own values include changes of coverage." in page.locator(".reasons").inner_text()
    assert page.locator(".waterfall tr", has_text="Cover").count() == 0


CHARTS = [
    ("", "map", "province_overall_2023_tiles", "Map of scores", "Guang", 31),
    ("", "slope", "province_overall_2023_slope-chart", "Change in rank 2022 → 2023", "Hainan", 31),
    (
        "region=500000&compare=510000",
        "profile .strips",
        "500000_2023_strips",
        "Chongqing: Where it stands among all regions",
        "Academic ecosystem",
        7 * 31,
    ),
    (
        "region=500000",
        "profile .reasons",
        "500000_2023_waterfall",
        "Chongqing: Why the rank moved since 2022",
        "Other regions",
        7,
    ),
    (
        "region=500000&node=financing",
        "profile .breakdown",
        "500000_2023_breakdown",
        "Chongqing: From the overall score to each indicator",
        "Enterprises",
        41,
    ),
    (
        "region=500000&compare=510000,440000",
        "profile .comparison",
        "500000_2023_comparison",
        "Chongqing and Sichuan and Guangdong",
        "Difference",
        3 * 31,
    ),
]


@pytest.fixture
def taken(downloaded):
    """taken(page, place, "SVG"): name and content of the file that a button of a chart gives."""

    def taken(page, place: str, kind: str) -> tuple[str, bytes]:
        button = page.locator(f"#{place}").get_by_role("button", name=kind, exact=True)
        file = downloaded(page, button.click)
        return file.name, file.read_bytes()

    return taken


@in_every_browser
@pytest.mark.parametrize("state, place, file, title, label, numbers", CHARTS)
def test_a_chart_taken_away_says_what_it_shows_and_of_what(
    open_page, taken, state, place, file, title, label, numbers
):
    page = open_page("ranking", state)
    name, svg = taken(page, place, "SVG")
    assert name == f"{file}_reconstruction.svg"
    text = svg.decode("utf-8")
    assert title in text and label in text and "synthetic" in text
    told = re.sub(r"<[^>]*>", "", text)
    assert "edition 2023 · " in told and "AI competitiveness index · Apache-2.0" in told
    # What other programs cannot read: colours of CSS alone, and styles of the page.
    assert not re.search(r"oklab|color\(|var\(|NaN", text)
    assert taken(page, place, "PNG")[1].startswith(b"\x89PNG")
    name, table = taken(page, place, "CSV")
    assert name == f"{file}_reconstruction.csv"
    rows = list(csv.DictReader(io.StringIO(table.decode("utf-8-sig"))))
    assert len(rows) == numbers and rows[0]["region_code"]


def test_the_numbers_of_the_waterfall_are_those_of_the_marts(open_page, taken, marts):
    page = open_page("ranking", "edition=2023&region=500000")
    table = taken(page, "profile .reasons", "CSV")[1].decode("utf-8-sig")
    shown = [float(row["places"]) for row in csv.DictReader(io.StringIO(table)) if row["places"]]
    [expected] = marts.sql(
        """select previous_rank, own_places, others_places, bounds_places, weights_places, score_rank
        from marts.fct_rank_changes where edition = 2023 and region_code = '500000'"""
    ).fetchall()
    assert shown == pytest.approx(expected, abs=1e-4)


def test_the_reasons_tell_the_share_of_known_rows(open_page, marts):
    expected = dict(
        marts.sql(
            """select node_name_en, format('{} → {}%', round(any_value(known_share order by edition))::int,
                round(any_value(known_share order by edition desc))::int)
            from marts.fct_indicator_coverage inner join marts.dim_index_nodes using (node_code)
            where region_code = '500000' group by all"""
        ).fetchall()
    )
    page = open_page("ranking", "edition=2023&region=500000")
    rows = page.locator(".effects tbody tr:has(button)").evaluate_all(
        "rows => rows.map(row => [row.querySelector('button'), row.querySelector('.known')].map(cell => cell.innerText.trim()))"
    )
    assert len(rows) == 6
    for name, known in rows:
        before, now = expected[name].rstrip("%").split(" → ")
        assert known == (f"{now}%" if before == now else expected[name])


@pytest.mark.parametrize(
    "state, seen, hidden",
    [
        ("", "#table", "#map, #slope"),
        ("at=map", "#map", "#table, #slope"),
        ("at=slope", "#slope-chart svg", "#table, #map"),
        ("region=510000", "#profile", "#ranking"),
    ],
)
@pytest.mark.parametrize("language", ["zh", "en"])
def test_within_another_page_one_view_is_alone(open_page, axe, state, seen, hidden, language):
    for width in (900, 320):
        page = open_page("ranking", f"embed=1&{state}", language=language, viewport=(width, 600))
        assert page.locator(seen).is_visible()
        frame = "header.site, footer.site, #toolbar, #what-if > *"
        assert page.locator(f"{frame}, {hidden}").locator("visible=true").count() == 0
        assert page.locator(".reconstruction").is_visible()
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        assert axe(page) == []


def test_the_way_to_the_rows_is_a_file_of_the_site(open_page, site):
    links = open_page("ranking", "region=500000").locator(".trace a[href*='/']")
    assert links.count() == 1
    assert (site / links.get_attribute("href")).is_file()


def test_changes_that_the_report_does_not_print_are_no_finding(open_page):
    cities = open_page("ranking", "level=city")
    assert "come from the reconstruction only" in cities.locator(".finding").inner_text()
    provinces = open_page("ranking", "region=510000")
    assert "points" not in provinces.locator("#profile .figures").inner_text()
    finding = open_page("ranking", "edition=2023").locator(".finding").inner_text()
    assert "Biggest rise: Hebei, 4 places (not firm: only 93% of the ways" in finding
    assert "Biggest fall: Xinjiang, 5 places (firm: >99% of the ways" in finding
    assert cities.locator(".ranking .change.up, .ranking .change.down").count() == 0


def test_a_dimension_weighs_what_its_indicators_weigh(open_page, marts):
    shown = open_page("ranking", "view=bars").locator(".legend button .soft").all_inner_texts()
    expected = marts.sql(
        "select sum(weight) from marts.dim_index_weights inner join marts.dim_index_nodes using (node_code)"
        " where is_used and node_level = 'indicator' group by dimension_code order by min(node_order)"
    ).fetchall()
    assert shown == [f"{weight:.2%}" for (weight,) in expected]
