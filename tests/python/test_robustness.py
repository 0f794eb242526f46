"""How firm ranks are and why they moved, against an oracle of their own: the sample library, and
a random library of three editions in which values are unknown."""

import math
import re
from collections import Counter
from itertools import combinations, pairwise

import duckdb
import oracle
import pytest
import robustness_oracle as ways
from conftest import NO_UNIT_TESTS, PROJECT, copy_project, dbt_build, query
from random_library import random_library, write_library

from indexhouse.marts.rows import rows
from indexhouse.running.variables import project_variables
from indexhouse.site.ranking.data import EFFECTS
from indexhouse.site.ranking.data import coverage as coverage_of

TREE = ways.TREE
FEW = {"robustness_draws": 40, "sensitivity_draws": 48, "robustness_seed": 7}


class Built:
    """What a warehouse has, and what the oracle starts from."""

    def __init__(self, warehouse, variables):
        self.warehouse = warehouse
        self.seed = variables["robustness_seed"]
        self.count = variables["robustness_draws"]
        self.pairs = variables["sensitivity_draws"]
        self.used = [float(oracle.printed_weights()[node]) for node in TREE.indicators]
        self.values: dict[ways.Contest, ways.Table] = {}
        place = {node: number for number, node in enumerate(TREE.indicators)}
        scored = "select edition, region_level, region_code, node_code, scored_value"
        for *contest, region, node, value in self.all(f"{scored} from marts.fct_indicator_scores"):
            table = self.values.setdefault(tuple(contest), {})
            row = table.setdefault(region, [0.0] * len(place))
            row[place[node]] = TREE.signs[place[node]] * value

    def all(self, sql: str) -> list[tuple]:
        return query(self.warehouse, sql)

    def mart(self, name: str, keys: int, columns: str) -> dict[tuple, tuple]:
        """The first columns of a mart -> the others."""
        return {row[:keys]: row[keys:] for row in self.all(f"select {columns} from marts.{name}")}

    def tables(self, level: str) -> dict[tuple, ways.Table]:
        return {
            (contest, kind): ways.normalised(self.values, contest, kind)
            for contest in self.values
            if contest[1] == level
            for kind in ways.NORMALISATIONS
        }

    def defaults(self, contest) -> dict[str, int]:
        table = ways.normalised(self.values, contest, "min_max")
        return ways.ranked(self.used, table, "arithmetic")

    def changes(self):
        """An edition and the one before it, at each level."""
        for level in {level for _, level in self.values}:
            editions = sorted(edition for edition, other in self.values if other == level)
            for former, latter in pairwise(editions):
                yield (former, level), (latter, level)


@pytest.fixture(scope="module")
def sample(warehouse) -> Built:
    return Built(warehouse, project_variables())


@pytest.fixture(scope="module")
def random_build(tmp_path_factory) -> Built:
    """Three editions of a random library, with few draws of another seed number."""
    folder = tmp_path_factory.mktemp("robustness")
    project = copy_project(folder / "project")
    with open(project / "seeds/reference/editions.csv", "a", encoding="utf-8") as editions:
        editions.write("2024,2023-12-31,2024年版,2024 edition\n")
    # With its cities, where the seed's own leaves out a province without any.
    with open(project / "seeds/index/scenarios.csv", "a", encoding="utf-8") as scenarios:
        scenarios.write(
            "without_guangdong,,min_max,arithmetic,,440000,不含广东,Without Guangdong\n"
        )
    library = random_library(seed=3, row_count=900, editions=[2022, 2023, 2024])
    write_library(library, folder / "raw")
    variables = FEW | {"raw_location": str(folder / "raw")}
    given = ", ".join(f"{name}: {value}" for name, value in variables.items())
    arguments = [*NO_UNIT_TESTS, "--exclude", "tag:project_files", "--vars", f"{{{given}}}"]
    build = dbt_build(folder / "warehouse.duckdb", *arguments, project=project)
    assert build.returncode == 0, build.stdout
    return Built(folder / "warehouse.duckdb", variables)


@pytest.fixture(params=["sample", "random_build"])
def built(request) -> Built:
    return request.getfixturevalue(request.param)


def draws_of(built: Built, design: dict[str, str], level: str) -> ways.Draws:
    return ways.Draws(built.seed, built.count, design, built.used, built.tables(level))


DESIGNS = {row["design_code"]: row for row in oracle.rows("index/uncertainty_designs.csv")}


def levels(built: Built, fixture_is_sample: bool) -> list[str]:
    # A thousand draws of 333 cities would take plain Python half a minute.
    return ["province"] if fixture_is_sample else ["province", "city"]


@pytest.mark.parametrize("design", DESIGNS)
def test_ranks_and_changes_are_counted_as_the_oracle_counts_them(built, design):
    """Every histogram, interval and share, as whole numbers of draws."""
    frequencies = built.mart(
        f"fct_rank_frequencies where design_code = '{design}'",
        4,
        "edition, region_level, region_code, drawn_rank, draws_at_rank",
    )
    intervals = built.mart(
        f"fct_rank_intervals where design_code = '{design}'",
        3,
        "edition, region_level, region_code, default_rank, rank_p05, rank_median, rank_p95,"
        " rank_min, rank_max, round(share_at_default_rank * draws), next_region_code,"
        " round(share_above_next * draws)",
    )
    confidence = built.mart(
        f"fct_rank_change_confidence where design_code = '{design}'",
        3,
        "edition, region_level, region_code, round(share_rose * draws), round(share_fell * draws),"
        " change_p05, change_median, change_p95, draws",
    )
    for level in levels(built, built.count > 100):
        drawn = draws_of(built, DESIGNS[design], level).ranks
        for contest, found in drawn.items():
            expected = {
                (*contest, region, rank): (draws,)
                for region, counts in ways.frequencies(found).items()
                for rank, draws in counts.items()
            }
            assert expected == {key: n for key, n in frequencies.items() if key[:2] == contest}
            check_intervals(found, built.defaults(contest), contest, intervals)
        for former, latter in built.changes():
            if latter[1] == level:
                check_changes(drawn[former], drawn[latter], latter, confidence)


def check_intervals(draws, default, contest, intervals):
    order = sorted(default, key=lambda region: (default[region], region))
    following = dict(pairwise(order))
    for region in default:
        ranks = [draw[region] for draw in draws]
        after = following.get(region)
        above = after and sum(draw[region] < draw[after] for draw in draws)
        assert intervals[(*contest, region)] == (
            default[region],
            *(ways.percentile(ranks, share) for share in (0.05, 0.5, 0.95)),
            min(ranks),
            max(ranks),
            ranks.count(default[region]),
            after,
            above,
        )


def check_changes(former, latter, contest, confidence):
    for region in former[0]:
        changes = [one[region] - other[region] for one, other in zip(former, latter, strict=True)]
        assert confidence[(*contest, region)] == (
            sum(change > 0 for change in changes),
            sum(change < 0 for change in changes),
            *(ways.percentile(changes, share) for share in (0.05, 0.5, 0.95)),
            len(changes),
        )


def test_another_seed_number_draws_others(random_build):
    """The oracle can fail: with the next seed number no histogram of a design is the same."""
    found = Counter()
    for region, rank, draws in random_build.all(
        "select region_code, drawn_rank, draws_at_rank from marts.fct_rank_frequencies"
        " where design_code = 'everything' and edition = 2023 and region_level = 'province'"
    ):
        found[region, rank] = draws
    others = ways.Draws(
        random_build.seed + 1,
        random_build.count,
        DESIGNS["everything"],
        random_build.used,
        random_build.tables("province"),
    )
    expected = {
        (region, rank): draws
        for region, counts in ways.frequencies(others.ranks[2023, "province"]).items()
        for rank, draws in counts.items()
    }
    assert found != expected


def test_scenarios_are_those_of_the_oracle(built):
    """The index, the seed's scenarios and one without each node: scores to 1e-9, ranks exactly."""
    latest = max(edition for edition, _ in built.values)
    schemes = ways.objective_weights(
        ways.normalised(built.values, (latest, "province"), "min_max"), built.used
    )
    judged = oracle.judgement_weights()
    schemes |= {"": built.used, "ahp": [judged[node] for node in TREE.indicators]}
    nodes = [node for node in TREE.parent if node != TREE.root]
    plain = {"weight_scheme": "", "normalisation": "min_max", "aggregation": "arithmetic"}
    plain |= {"left_out_region": ""}
    scenarios = [plain | {"scenario_code": "default", "left_out_node": ""}]
    names = ["scenario_code", *plain, "left_out_node"]
    for row in built.all(f"select {', '.join(names)} from reference.scenarios"):
        scenarios.append(dict(zip(names, (value or "" for value in row), strict=True)))
    scenarios += [plain | {"scenario_code": f"without_{n}", "left_out_node": n} for n in nodes]
    found = built.mart(
        "fct_scenario_scores",
        4,
        "scenario_code, edition, region_level, region_code, scenario_score, score_rank, default_rank",
    )
    compared = 0
    for scenario in scenarios:
        gone = scenario["left_out_region"]
        values = {
            contest: {region: row for region, row in table.items() if not is_in(region, gone)}
            for contest, table in built.values.items()
        }
        weights = ways.without(schemes[scenario["weight_scheme"]], scenario["left_out_node"])
        for contest in values:
            table = ways.normalised(values, contest, scenario["normalisation"])
            scores = {
                region: ways.score(weights, row, scenario["aggregation"])
                for region, row in table.items()
            }
            ranks = ways.ranks(scores)
            default = built.defaults(contest)
            before = ways.ranks({region: -default[region] for region in scores})
            for region, score in scores.items():
                shown, rank, default_rank = found[(scenario["scenario_code"], *contest, region)]
                assert shown == pytest.approx(score, abs=2e-9)
                assert (rank, default_rank) == (ranks[region], before[region])
                compared += 1
    assert compared == len(found)
    ordered = built.all(
        "select scenario_code, name_zh, name_en from marts.dim_scenarios order by rowid"
    )
    assert ordered[0][0] == "default"
    names = built.all(
        "select node_code, node_name_zh, node_name_en from marts.dim_index_nodes"
        " where node_code in (select left_out_node from marts.dim_scenarios)"
    )
    assert set(ordered[-len(nodes) :]) == {
        (f"without_{node}", f"不含{zh}", f"Without {en[0].lower()}{en[1:]}")
        for node, zh, en in names
    }


def is_in(region: str, gone: str) -> bool:
    """Whether a region is the one that is gone, or one of its cities."""
    return bool(gone) and region[:2] == gone[:2]


def test_sensitivity_is_that_of_the_oracle(built):
    found = built.mart(
        "fct_rank_sensitivity",
        4,
        "edition, region_level, region_code, input_code, first_order_effect, total_effect,"
        " output_variance",
    )
    found |= built.mart(
        "fct_shift_sensitivity",
        4,
        "edition, region_level, '', input_code, first_order_effect, total_effect, output_variance",
    )
    tables = built.tables("province")
    contests = [contest for contest in built.values if contest[1] == "province"]
    expected = {}
    for contest in contests:
        default = built.defaults(contest)
        effects = ways.sensitivity(built.seed, built.pairs, built.used, tables, contest, default)
        for (region, name), (first, total, spread) in effects.items():
            is_told = not region or spread >= 0.25
            told = (first, total, spread) if is_told else (None, None, spread)
            expected[(*contest, region, name)] = told
    assert set(found) == set(expected)
    for key, row in expected.items():
        assert found[key] == pytest.approx(row, abs=1e-9), key


def test_reasons_of_change_are_those_of_every_order(built):
    """Shapley values by going through all orders, for the provinces: points and places."""
    places = built.mart(
        "fct_rank_changes",
        3,
        "edition, region_level, region_code, own_places, others_places, bounds_places,"
        " weights_places, rank_if_only_own_values_changed",
    )
    points = built.mart(
        "fct_score_changes",
        4,
        "edition, region_level, region_code, node_code, values_effect, bounds_effect,"
        " weights_effect",
    )
    for former, latter in built.changes():
        tables = built.values[former], built.values[latter]
        for region, row in ways.score_effects(*tables, built.used).items():
            for node, effects in zip(TREE.indicators, row, strict=True):
                shown = points[(*latter, region, node)]
                assert shown == pytest.approx((*effects, 0), abs=1e-9)
        if latter[1] == "province":
            for region, effects in ways.rank_effects(*tables, built.used).items():
                assert places[(*latter, region)] == pytest.approx(effects, abs=1e-9)


def test_rows_add_up_to_the_change_of_every_mean_and_sum(random_build):
    """What the raw rows did to a value, and a region of which one row alone is known."""
    [(differences, compared)] = random_build.all(
        "select count(*) filter (where abs(effect - change) > 1e-9 or effect is null), count(*)"
        " from (select edition, region_level, region_code, node_code,"
        " sum(effect) as effect from marts.fct_value_changes group by all) inner join ("
        " select edition, region_level, region_code, node_code, raw_value - lag(raw_value) over"
        " (partition by region_level, region_code, node_code order by edition) as change"
        " from marts.fct_indicator_values) using (edition, region_level, region_code, node_code)"
        " where change is not null"
    )
    assert differences == 0 < compared
    kinds = {
        kind for (kind,) in random_build.all("select change_kind from marts.fct_value_changes")
    }
    assert kinds >= {"same", "became known", "became unknown", "moved in", "moved out"}


def test_a_change_has_one_of_seven_kinds(built):
    kinds = {kind for (kind,) in built.all("select change_kind from marts.fct_value_changes")}
    became = {"became known", "became unknown"}
    assert kinds <= {"same", "came", "went", "moved in", "moved out", *became}


def test_rows_without_any_that_stayed_are_compared_with_the_middle_of_the_means(random_build):
    [(differences, compared)] = random_build.all(
        "select count(*) filter ("
        " abs(effect - (row_value - (raw_value + previous_raw_value) / 2) / known_rows) > 1e-9),"
        " count(*) from (select *, bool_or(change_kind = 'same') over (partition by edition,"
        " region_level, region_code, node_code) as has_stayed from marts.fct_value_changes)"
        " inner join (select *, lag(raw_value) over (partition by region_level, region_code,"
        " node_code order by edition) as previous_raw_value"
        " from intermediate.int_indicator_values)"
        " using (edition, region_level, region_code, node_code)"
        " where statistic = 'mean' and row_value is not null and previous_raw_value is not null"
        " and not has_stayed"
    )
    assert differences == 0 < compared


def test_what_moved_the_points_is_told_in_parts_that_add_up(built, monkeypatch):
    """Own values, coverage, bounds and weights as the ranking page shows them. Where no figure became
    known or unknown there is no coverage; where nothing else happened there is nothing else.
    """
    # The random library is built by dbt alone, without a record of its files.
    monkeypatch.setattr("indexhouse.site.ranking.data.has_rows", lambda marts: True)
    with duckdb.connect(str(built.warehouse), read_only=True) as marts:
        found = {
            (one["edition"], one["region_level"]): one | other
            for one, other in zip(rows(marts, EFFECTS), coverage_of(marts), strict=True)
        }
    kinds: dict[tuple, set[str]] = {}
    for *key, kind in built.all(
        "select distinct edition, region_level, region_code, node_code, change_kind"
        " from marts.fct_value_changes where effect <> 0"
    ):
        kinds.setdefault(tuple(key), set()).add(kind)
    known = built.mart(
        "fct_indicator_values", 4, "edition, region_level, region_code, node_code, is_known"
    )
    scores = built.mart(
        "fct_index_scores",
        4,
        "edition, region_level, region_code, node_code, score",
    )
    became = {"became known", "became unknown"}
    seen = Counter()
    for former, latter in built.changes():
        lists = found[latter]
        parts = zip(
            *(lists[f"{name}_effects"] for name in ("values", "coverage", "bounds", "weights")),
            strict=True,
        )
        for region in sorted(built.values[latter]):
            total = 0.0
            for node in TREE.indicators:
                value, coverage, bounds, weights = next(parts)
                total += value + bounds + weights
                told = kinds.get((*latter, region, node), set())
                is_whole = known[(*latter, region, node)] != known[(*former, region, node)]
                if is_whole or (told and told <= became):
                    assert coverage == pytest.approx(value, abs=1e-4)
                    seen["coverage alone"] += coverage != 0
                elif told & became:
                    seen["both"] += coverage != 0 and abs(coverage - value) > 1e-3
                else:
                    assert coverage == 0
            change = [scores[(*contest, region, "overall")][0] for contest in (former, latter)]
            assert total == pytest.approx(change[1] - change[0], abs=len(TREE.indicators) * 2e-4)
    assert seen["both"] > 0


def test_correlations_importance_and_reliability_are_those_of_the_oracle(built):
    scores = {}
    for *contest, region, node, value in built.all(
        "select edition, region_level, region_code, node_code, score from marts.fct_index_scores"
    ):
        scores.setdefault(tuple(contest), {}).setdefault(node, {})[region] = value
    correlations = built.mart(
        "fct_node_correlations",
        4,
        "edition, region_level, node_code, other_node_code, regions, pearson",
    )
    importances = built.mart(
        "fct_node_importance",
        3,
        "edition, region_level, node_code, variance_share, score_share, r_squared",
    )
    alphas = built.mart(
        "fct_node_reliability", 3, "edition, region_level, node_code, indicators, cronbach_alpha"
    )
    nodes = list(TREE.parent)
    pairs = {(node, TREE.root) for node in nodes if node != TREE.root} | {
        (one, other)
        for one, other in combinations(nodes, 2)
        if {one, other} <= set(TREE.indicators) or TREE.parent[one] == TREE.parent[other]
    }
    assert set(correlations) == {(*contest, *pair) for contest in built.values for pair in pairs}
    for (*contest, one, other), (count, pearson) in correlations.items():
        both = [list(scores[tuple(contest)][node].values()) for node in (one, other)]
        assert count == len(both[0])
        expected = ways.correlation(*both)
        assert (pearson or 0) == pytest.approx(expected, abs=1e-9)
    for contest in built.values:
        whole = list(scores[contest][TREE.root].values())
        for node in TREE.parent:
            part = list(scores[contest][node].values())
            shown = importances[(*contest, node)]
            rho = ways.correlation(part, whole)
            spread = math.sqrt(ways.variance(part) / ways.variance(whole))
            expected = (rho * spread, sum(part) / sum(whole), rho**2)
            assert [value or 0 for value in shown] == pytest.approx(expected, abs=1e-9)
            below = TREE.below(node)
            if below != {node}:
                columns = list(
                    zip(*ways.normalised(built.values, contest, "min_max").values(), strict=True)
                )
                chosen = [
                    list(column)
                    for name, column in zip(TREE.indicators, columns, strict=True)
                    if name in below
                ]
                assert alphas[(*contest, node)][0] == len(chosen)
                assert alphas[(*contest, node)][1] == pytest.approx(ways.alpha(chosen), abs=1e-9)


def test_what_says_the_same_and_what_does_more_than_it_weighs_is_flagged(built):
    def flag_of_pair(other, pearson):
        if pearson is None:
            return None
        if pearson >= 0.92 and other != TREE.root:  # a part may well follow the whole
            return "redundant"
        return "contrary" if pearson <= -0.4 else None

    def flag_of_node(weight, variance):
        if variance is None:
            return None
        does = "more" if variance >= 2 * weight else "less" if variance <= weight / 2 else None
        return does and f"does {does} than it weighs"

    for *pair, flag in built.all(
        "select other_node_code, pearson, flag from marts.fct_node_correlations"
    ):
        assert flag == flag_of_pair(*pair)
    for *numbers, flag in built.all(
        "select weight_share, variance_share, flag from marts.fct_node_importance"
    ):
        assert flag == flag_of_node(*numbers)


def test_the_sensitivity_of_the_ishigami_function_comes_out():
    """Known effects of three inputs, one of which acts through another alone; in millionths."""
    outputs = [
        (matrix, draw, 1, 1, round(1e6 * ishigami(draw, matrix)))
        for matrix in ("A", "B", "x1", "x2", "x3")
        for draw in range(1, 4097)
    ]
    model = (PROJECT / "models/intermediate/robustness/int_sensitivity_effects.sql").read_text(
        "utf-8"
    )
    sql = re.sub(r"\{\{ ref\('(\w+)'\) \}\}", r"\1", model)
    sql = re.sub(r"\{\{ var\('sensitivity_variance'\) \}\}", "0.25", sql)
    with duckdb.connect() as connection:
        connection.execute(
            "create table int_sensitivity_ranks (matrix text, draw int, contest int, place int,"
            " score_rank bigint)"
        )
        rows = ", ".join(map(str, outputs))
        connection.execute(f"insert into int_sensitivity_ranks values {rows}")
        connection.execute(
            "create table int_value_lists as select 1 as contest, 1 as place, 2023 as edition,"
            " 'level' as region_level, 'R' as region_code;"
            "create table int_index_scores as select 2023 as edition, 'level' as region_level,"
            " 'R' as region_code, 'root' as node_code, 1 as score_rank;"
            "create table index_nodes as select 'root' as node_code, null as parent_code"
        )
        found = {row[3]: row[4:6] for row in connection.execute(sql).fetchall() if row[2] == "R"}
    known = {"x1": (0.3139, 0.5576), "x2": (0.4424, 0.4424), "x3": (0.0, 0.2437)}
    for name, effects in known.items():
        assert found[name] == pytest.approx(effects, abs=0.04), name


def ishigami(draw: int, matrix: str) -> float:
    one, two, three = (
        math.pi * (2 * ways.uniform(1, f"{draw}|{name}|{matrix in ('B', name)}") - 1)
        for name in ("x1", "x2", "x3")
    )
    return math.sin(one) + 7 * math.sin(two) ** 2 + 0.1 * three**4 * math.sin(one)
