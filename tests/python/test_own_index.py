"""An index of one's own, from a folder: `make build INDEX=DIR`."""

import csv
import shutil
from collections import defaultdict
from fractions import Fraction
from itertools import product
from math import exp, fsum, log
from pathlib import Path
from random import Random

import duckdb
import pytest
from coinr import library as coinr
from conftest import PROJECT, assert_equal_scores, indexhouse, query

EXAMPLE = PROJECT / "docs" / "example_index"


def build(project: Path, index: Path, warehouse: Path, *arguments: str):
    words = ["--warehouse", str(warehouse), "--index", str(index), *arguments]
    return indexhouse(project, "build", *words)


def rows(folder: Path, name: str) -> list[dict[str, str]]:
    file = folder / f"{name}.csv"
    if not file.exists():
        return []
    with open(file, encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def write(folder: Path, name: str, header: str, *lines: str) -> None:
    folder.mkdir(exist_ok=True)
    (folder / f"{name}.csv").write_text("\n".join([header, *lines]) + "\n", encoding="utf-8")


class Oracle:
    """Scores and ranks of an index in exact fractions, from the files alone."""

    def __init__(self, folder: Path):
        self.nodes = rows(folder, "index_nodes")
        self.parent = {row["node_code"]: row["parent_code"] for row in self.nodes}
        self.leaves = [code for code in self.parent if code not in self.parent.values()]
        self.direction = {row["node_code"]: row.get("direction") or "1" for row in self.nodes}
        self.bounds = {
            (row["node_code"], row["region_level"]): row for row in rows(folder, "indicator_bounds")
        }
        self.editions = [int(row["edition"]) for row in rows(folder, "editions")]
        self.levels = defaultdict(list)
        for row in rows(folder, "regions"):
            self.levels[row.get("region_level") or "region"].append(row["region_code"])
        ranking = {row["region_level"]: row["ranking"] for row in rows(folder, "region_levels")}
        self.ranking = ranking or dict.fromkeys(self.levels, "compete")
        self.members = defaultdict(list)
        for row in rows(folder, "region_members"):
            self.members[row["group_code"]].append(row["member_code"])
        self.weights = self.leaf_weights(rows(folder, "index_weights"))
        self.values = {
            (int(row["edition"]), row["region_code"], row["node_code"]): value
            for row in rows(folder, "raw_observations")
            if (value := observed(row)) is not None
        }

    def leaf_weights(self, given: list[dict[str, str]]) -> dict[str, Fraction]:
        """Shares of the whole: among siblings if a node above an indicator is weighed."""
        weights = {row["node_code"]: Fraction(row["weight"]) for row in given}
        weights = weights or {code: Fraction(1) for code, parent in self.parent.items() if parent}
        if all(code in self.leaves for code in weights):
            return weights
        shares = {}
        for leaf in self.leaves:
            share, node = Fraction(1), leaf
            while self.parent[node]:
                siblings = [c for c, parent in self.parent.items() if parent == self.parent[node]]
                share *= weights[node] / sum(weights[sibling] for sibling in siblings)
                node = self.parent[node]
            shares[leaf] = share
        return shares

    def normalised(self, edition: int, level: str, leaf: str) -> dict[str, Fraction]:
        regions, less = self.levels[level], self.direction[leaf] == "-1"

        def scored(year: int) -> dict[str, Fraction]:
            known = [self.values.get((year, region, leaf)) for region in regions]
            some = [value for value in known if value is not None]
            worst = (max if less else min)(some, default=0)
            return {r: worst if v is None else v for r, v in zip(regions, known, strict=True)}

        own = self.bounds.get((leaf, level), {})
        years = self.editions if own.get("bounds_from") == "all_editions" else [edition]
        pool = [value for year in years for value in scored(year).values()]
        low = Fraction(own["low_value"]) if own.get("low_value") else min(pool)
        high = Fraction(own["high_value"]) if own.get("high_value") else max(pool)
        result = {}
        for region, value in scored(edition).items():
            if self.values.get((edition, region, leaf)) is None or high == low:
                result[region] = Fraction(0)
                continue
            height = (min(max(value, low), high) - low) / (high - low)
            result[region] = 100 * (1 - height if less else height)
        return result

    def scores(self) -> dict[tuple, tuple[Fraction, int]]:
        totals: dict[tuple, Fraction] = defaultdict(Fraction)
        for edition, (level, kind) in product(self.editions, self.ranking.items()):
            for leaf in self.leaves if kind == "compete" else []:
                for region, score in self.normalised(edition, level, leaf).items():
                    takers = [(level, region)] + [
                        (above, group)
                        for above in self.levels
                        if self.ranking[above] == "sum"
                        for group in self.levels[above]
                        if region in self.members[group]
                    ]
                    node = leaf
                    while node:
                        for taker in takers:
                            totals[(edition, *taker, node)] += self.weights[leaf] * score
                        node = self.parent[node]
        return {key: (total, self.rank(totals, key)) for key, total in totals.items()}

    @staticmethod
    def rank(totals: dict[tuple, Fraction], key: tuple) -> int:
        peers = [v for k, v in totals.items() if (k[0], k[1], k[3]) == (key[0], key[1], key[3])]
        return 1 + sum(round(float(value), 9) > round(float(totals[key]), 9) for value in peers)


def observed(row: dict[str, str]) -> Fraction | None:
    if row["observed_value"]:
        return Fraction(row["observed_value"])
    if row.get("numerator") and row.get("denominator"):
        return Fraction(row["numerator"]) / Fraction(row["denominator"])
    return None


@pytest.fixture(scope="module")
def example(good_project, tmp_path_factory) -> Path:
    warehouse = tmp_path_factory.mktemp("example") / "warehouse.duckdb"
    done = build(good_project, EXAMPLE, warehouse)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "5 harbours ranked for 2024, 2025 from 50 raw rows (0 rejected)." in done.stdout
    return warehouse


def test_the_example_scores_as_it_is_worked_out(example):
    assert_equal_scores(example, Oracle(EXAMPLE).scores())


@pytest.mark.parametrize(("unknown", "refused"), [("nan", []), ("infinity", ["observed_value"])])
def test_observations_may_be_a_typed_parquet_file(good_project, tmp_path, unknown, refused):
    """NaN is unknown, as in every table; an infinite value is refused. A part of a value may be
    greater than the trace can show."""
    folder = tmp_path / "index"
    shutil.copytree(EXAMPLE, folder)
    table = folder / "raw_observations.csv"
    dust = "region_code = 'E' and node_code = 'dust' and edition = 2024"
    times = "case when region_code = 'A' and edition = 2024 then 1e36 else 1.0 end"
    duckdb.sql(
        "copy (select * replace"
        f" (case when {dust} then '{unknown}'::double else observed_value end as observed_value,"
        f" numerator * {times} as numerator, denominator * {times} as denominator)"
        f" from read_csv('{table}')) to '{table.with_suffix('.parquet')}'"
    )
    table.unlink()
    warehouse = tmp_path / "warehouse.duckdb"
    done = build(good_project, folder, warehouse, "--vars", "{max_rejected_share: 1}")
    assert done.returncode == 0, done.stdout + done.stderr
    found = query(warehouse, "select rejected_column from audit.audit_rejected_rows")
    assert [column for (column,) in found] == refused
    assert_equal_scores(warehouse, Oracle(EXAMPLE).scores())
    traced = query(
        warehouse,
        "select distinct numerator_part, denominator_part from marts.fct_score_trace"
        " where edition = 2024 and region_code = 'A' and node_code = 'green_share'",
    )
    assert traced == [(None, None)]


def test_figures_worked_out_by_hand_in_the_documentation(example):
    """Anchor Bay in 2024: 40 + 17.5 + 25 points; the shore has the sum of its two harbours."""
    found = query(
        example,
        "select region_name_en, score, score_rank from marts.rankings"
        " where edition = 2024 and node_code = 'life' order by region_level, score_rank",
    )
    assert found == [
        ("Anchor Bay", 82.5, 1),
        ("Drift Sands", 68.75, 2),
        ("Bell Point", 51.875, 3),
        ("Cliff Haven", 42.34375, 4),
        ("Ebb Harbour", 23.90625, 5),
        ("Eastern shore", 92.65625, 1),
    ]


def test_an_observed_figure_is_traced_to_its_row(example):
    traced = query(
        example,
        "select raw_table, row_key, place_code, numerator_part, denominator_part"
        " from marts.fct_score_trace"
        " where edition = 2024 and region_code = 'A' and node_code = 'green_share'",
    )
    assert traced == [("observations", "A, green_share", "A", 6000, 300)]


def test_what_was_not_observed_is_unknown_and_earns_nothing(example):
    """Less dust is better: the harbour without a figure has the worst, not the best."""
    found = query(
        example,
        "select raw_value, is_known, scored_value, normalised_score from marts.fct_indicator_scores"
        " where edition = 2024 and region_code = 'E' and node_code = 'dust'",
    )
    assert found == [(None, False, 30, 0)]


def test_the_build_is_recorded_with_the_files_of_the_index(example):
    [(location,)] = query(example, "select index_location from audit.audit_build")
    assert location == str(EXAMPLE)
    names = query(
        example, "select input_name from audit.audit_inputs where input_kind <> 'project'"
    )
    assert {"index_nodes.csv", "raw_observations.csv"} <= {name for (name,) in names}


@pytest.fixture(scope="module")
def large(tmp_path_factory) -> Path:
    """51 regions, 49 indicators in four levels below the root, every kind of gap and direction."""
    folder, draw = tmp_path_factory.mktemp("large") / "index", Random(51)
    nodes, leaves = ["root,,"], []
    for number in range(49):
        pillar, group = number % 5, number % 11
        branch = [f"p{pillar}", f"p{pillar}g{group}"][: draw.choice([0, 1, 2, 2])]
        for above, node in zip(["root", *branch], branch, strict=False):
            nodes += [f"{node},{above},"] * (f"{node},{above}," not in nodes)
        nodes.append(f"i{number},{['root', *branch][-1]},{draw.choice([1, 1, -1])}")
        leaves.append(f"i{number}")
    regions = [f"R{number:02}" for number in range(51)]
    write(folder, "index_nodes", "node_code,parent_code,direction", *nodes)
    write(folder, "regions", "region_code,name_en", *(f"{r},Region {r}" for r in regions))
    write(folder, "editions", "edition", "2021")
    # The largest and the smallest numbers that the contract takes among them.
    scales = {leaf: 10.0 ** draw.choice([-145, -6, -3, 0, 3, 6, 18, 150]) for leaf in leaves}
    values = [
        f"2021,{region},{leaf},{draw.uniform(-1, 1) * scales[leaf]!r}"
        for region, leaf in product(regions, leaves)
        if draw.random() > 0.02
    ]
    write(folder, "raw_observations", "edition,region_code,node_code,observed_value", *values)
    text = (folder / "raw_observations.csv").read_text(encoding="utf-8").splitlines()
    whole = [f"{line},," for line in text[1:]]
    write(folder, "raw_observations", f"{text[0]},numerator,denominator", *whole)
    return folder


def test_a_large_index_agrees_with_an_independent_computation(good_project, large, tmp_path):
    """Equal weights at every level, as no file gives any."""
    done = build(good_project, large, tmp_path / "warehouse.duckdb")
    assert done.returncode == 0, done.stdout + done.stderr
    assert_equal_scores(tmp_path / "warehouse.duckdb", Oracle(large).scores())


def test_scores_and_ranks_are_those_of_coinr(good_project, tmp_path):
    """31 and 3,000 regions: scores to 1e-9, ranks exactly (coinr/scores.R wrote what it gave)."""
    coinr.write_index(tmp_path / "index")
    warehouse = tmp_path / "warehouse.duckdb"
    few_draws = "{robustness_draws: 10}"
    done = build(good_project, tmp_path / "index", warehouse, "--vars", few_draws)
    assert done.returncode == 0, done.stdout + done.stderr
    # COINr scores a pillar from 0 to 100; here it earns at most its share of the index.
    total = sum(coinr.PILLARS.values())
    shares = {pillar: weight / total for pillar, weight in coinr.PILLARS.items()} | {"index": 1}
    given = defaultdict(dict)
    for row in rows(PROJECT / "tests" / "python" / "coinr", "scores"):
        contest = row["region_level"], row["node_code"]
        given[contest][row["region_code"]] = shares[row["node_code"]] * float(row["score"])
    assert {contest: len(scores) for contest, scores in given.items()} == (
        {("few", node): 31 for node in shares} | {("many", "index"): 3000}
    )
    for (level, node), scores in given.items():
        built = query(
            warehouse,
            "select region_code, score, score_rank from marts.fct_index_scores"
            f" where region_level = '{level}' and node_code = '{node}'",
        )
        assert {region for region, _, _ in built} == set(scores)
        ordered = sorted((round(score, 9) for score in scores.values()), reverse=True)
        for region, score, score_rank in built:
            assert abs(score - scores[region]) <= 1e-9, (level, node, region)
            assert score_rank == 1 + ordered.index(round(scores[region], 9)), (level, node, region)


JUDGED = {
    # Three judges of three nodes; the second leaves a pair open, the third judges the other way.
    ("one", "root", "a", "b"): "2",
    ("one", "root", "a", "c"): "4",
    ("one", "root", "b", "c"): "3",
    ("two", "root", "a", "b"): "1/2",
    ("two", "root", "a", "c"): "",
    ("two", "root", "b", "c"): "5",
    ("three", "root", "b", "a"): "3",
    ("three", "root", "c", "a"): "1",
    ("three", "root", "c", "b"): "1/4",
}


BETTER = {"Xc", "Ya", "Yb"}


def priorities(judges: list[str], names: str = "abc") -> list[float]:
    """Geometric means of the judgements, Harker's fill, then a hundred power steps."""
    logs = defaultdict(list)
    for (judge, _, row, column), judgement in JUDGED.items():
        if judge in judges and judgement:
            logs[row, column].append(log(Fraction(judgement)))
            logs[column, row].append(-log(Fraction(judgement)))
    matrix = [[exp(fsum(v) / len(v)) if (v := logs[r, c]) else 0.0 for c in names] for r in names]
    for place, cells in enumerate(matrix):
        cells[place] = 1.0 + cells.count(0.0) - 1  # its own cell is not open
    vector = [1.0] * len(names)
    for _ in range(500):
        product = [fsum(x * y for x, y in zip(cells, vector, strict=True)) for cells in matrix]
        vector = [value / fsum(product) for value in product]
    return vector


@pytest.fixture(scope="module")
def judged(good_project, tmp_path_factory) -> Path:
    """Weights by AHP alone: three judges, a matrix of the root, no other weights."""
    folder = tmp_path_factory.mktemp("judged") / "index"
    write(folder, "index_nodes", "node_code,parent_code", "root,", "a,root", "b,root", "c,root")
    write(folder, "regions", "region_code,name_en", "X,First", "Y,Second")
    write(folder, "editions", "edition", "2021")
    header = "edition,region_code,node_code,observed_value,numerator,denominator"
    # X is ahead in c alone: it scores the weight of c.
    cells = [f"2021,{r},{n},{int(r + n in BETTER)},," for r in "XY" for n in "abc"]
    write(folder, "raw_observations", header, *cells)
    lines = [",".join([*key, judgement]) for key, judgement in JUDGED.items()]
    write(folder, "ahp_judgements", "judge_code,parent_code,row_code,column_code,judgement", *lines)
    warehouse = folder.parent / "warehouse.duckdb"
    done = build(good_project, folder, warehouse)
    assert done.returncode == 0, done.stdout + done.stderr
    return warehouse


def test_several_judges_weigh_together(judged):
    found = query(
        judged,
        "select node_code, weight from marts.dim_index_weights"
        " where is_used and node_code <> 'root' order by node_code",
    )
    expected = priorities(["one", "two", "three"])
    assert [node for node, _ in found] == ["a", "b", "c"]
    assert [weight for _, weight in found] == pytest.approx(expected, abs=1e-11)


def test_each_judge_left_out_is_a_scenario(judged):
    found = query(
        judged,
        "select scenario_code, scenario_score from marts.fct_scenario_scores"
        " where region_code = 'X' and scenario_code like 'without_judge_%'",
    )
    scores = {
        f"without_judge_{judge}": 100
        * priorities([j for j in ("one", "two", "three") if j != judge])[2]
        for judge in ("one", "two", "three")
    }
    assert dict(found) == pytest.approx(scores, abs=1e-9)


def test_each_judge_is_shown_with_open_pairs_and_the_consensus_of_all(judged):
    found = query(
        judged,
        "select judge_code, open_pairs, consistency_ratio, consensus from marts.fct_ahp_consistency"
        " order by judge_code",
    )
    assert [(judge, pairs) for judge, pairs, _, _ in found] == [
        ("group", 0),
        ("one", 0),
        ("three", 0),
        ("two", 1),
    ]
    means = [priorities([judge]) for judge in ("one", "two", "three")]
    alpha = fsum(-p * log(p) for vector in means for p in vector) / 3
    gamma = fsum(-g * log(g) for g in (fsum(column) / 3 for column in zip(*means, strict=True)))
    least = exp(-9 / 11 * log(9 / 11) - 2 / 11 * log(1 / 11)) / 3
    expected = (exp(alpha - gamma) - least) / (1 - least)
    assert found[0][3] == pytest.approx(expected, abs=1e-9)
    assert all(consensus is None for *_, consensus in found[1:])
    assert found[3][2] == 0  # two pairs of three elements cannot contradict each other


@pytest.mark.parametrize("agree_on", ["judgements", "priorities"])
def test_judges_who_only_together_join_all_weigh_together(good_project, judged, tmp_path, agree_on):
    """The first compares a and b, the second b and c, the third all: the first two have no
    priorities of their own, and without the third there are none to agree on."""
    folder = tmp_path / "index"
    shutil.copytree(judged.parent / "index", folder)
    pairs = [("a", "b"), ("a", "c"), ("b", "c")]
    judged_pairs = {
        "one": ["2", "", ""],
        "two": ["", "", "3"],
        "three": ["2", "6", "3"],
    }
    lines = [
        f"{judge},root,{row},{column},{judgement}"
        for judge, judgements in judged_pairs.items()
        for (row, column), judgement in zip(pairs, judgements, strict=True)
    ]
    write(folder, "ahp_judgements", "judge_code,parent_code,row_code,column_code,judgement", *lines)
    warehouse = tmp_path / "warehouse.duckdb"
    done = build(good_project, folder, warehouse, "--vars", f"{{judges_agree_on: {agree_on}}}")
    assert done.returncode == 0, done.stdout + done.stderr
    weights = query(
        warehouse,
        "select weight from marts.dim_index_weights"
        " where is_used and node_code <> 'root' order by node_code",
    )
    assert [weight for (weight,) in weights] == pytest.approx([0.6, 0.3, 0.1], abs=1e-11)
    found = query(
        warehouse,
        "select judge_code, lambda_max, consistency_ratio, consensus"
        " from marts.fct_ahp_consistency order by judge_code",
    )
    # One judge alone has priorities: there is nobody to agree with.
    assert found == [
        ("group", 3, 0, None),
        ("one", None, None, None),
        ("three", 3, 0, None),
        ("two", None, None, None),
    ]
    scenarios = query(
        warehouse,
        "select distinct scenario_code from marts.fct_scenario_scores"
        " where scenario_code like 'without_judge_%' order by all",
    )
    without = [judge for (judge,) in scenarios]
    together = ["without_judge_three"] if agree_on == "judgements" else []
    assert sorted(without) == sorted(["without_judge_one", "without_judge_two", *together])


@pytest.fixture
def broken(tmp_path) -> Path:
    return Path(shutil.copytree(EXAMPLE, tmp_path / "index"))


def replace(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")


WRONG_FILES = {
    "a root alone": (
        lambda folder: (folder / "index_nodes.csv").write_text("node_code,parent_code\nlife,\n"),
        "index_nodes.csv, column parent_code: no node is below another",
    ),
    "a tree without nodes": (
        lambda folder: (folder / "index_nodes.csv").write_text("node_code,parent_code\n"),
        "index_nodes.csv, column parent_code: no node is below another",
    ),
    "no tree": (
        lambda folder: (folder / "index_nodes.csv").unlink(),
        "index_nodes.csv: the seed is missing",
    ),
    "a misspelt file": (
        lambda folder: (folder / "index_weights.csv").rename(folder / "weights.csv"),
        "weights.csv: an index has no file of this name",
    ),
    "a misspelt column": (
        lambda folder: replace(folder / "regions.csv", "name_en", "nmae_en"),
        "regions.csv, row 1, value 'nmae_en': the seed has no column of this name",
    ),
    "a column of the observations missing": (
        lambda folder: replace(folder / "raw_observations.csv", ",numerator", ",number"),
        "raw_observations.csv, column numerator: the column is missing",
    ),
    "no levels": (
        lambda folder: (folder / "region_levels.csv").unlink(),
        "region_levels.csv: there are regions of several levels",
    ),
    "two schemes": (
        lambda folder: (folder / "index_weights.csv").write_text(
            "weight_scheme,node_code,weight\none,dust,1\ntwo,dust,1\n"
        ),
        "there are several weight schemes (one, two). Choose one",
    ),
}


@pytest.mark.parametrize("name", WRONG_FILES)
def test_a_folder_that_is_no_index_is_refused(good_project, broken, tmp_path, name):
    change, sentence = WRONG_FILES[name]
    change(broken)
    done = build(good_project, broken, tmp_path / "warehouse.duckdb")
    assert done.returncode == 1
    assert sentence in done.stdout
    assert not (tmp_path / "warehouse.duckdb").exists()


def test_what_cannot_be_measured_or_compared_is_told_with_the_users_own_file(
    good_project, broken, tmp_path
):
    """One build finds a weight, a bound and a level that are wrong; it stops before it counts."""
    replace(broken / "index_weights.csv", "dust,1\n", "")
    replace(broken / "indicator_bounds.csv", "edition,60,85", "edition,85,60")
    replace(broken / "region_members.csv", "east,D", "east,Z")
    done = build(good_project, broken, tmp_path / "warehouse.duckdb")
    assert done.returncode == 1
    said = done.stdout + done.stderr
    assert f"{broken}/index_weights.csv, row own, dust, column weight" in said
    assert f"{broken}/indicator_bounds.csv, row life_expectancy, harbour" in said
    assert f'{broken}/region_members.csv, row east, Z, column member_code, value "Z"' in said


def test_an_indicator_without_any_observation_and_an_observation_of_a_node_are_refused(
    good_project, broken, tmp_path
):
    file = broken / "raw_observations.csv"
    text = file.read_text(encoding="utf-8").replace(",income,", ",labour,")
    file.write_text(text, encoding="utf-8")
    done = build(good_project, broken, tmp_path / "warehouse.duckdb", "--vars", VARS)
    assert done.returncode == 1
    said = done.stdout + done.stderr
    assert "raw_observations, column node_code: 10 rows rejected" in said
    assert "income: No raw table counts the indicator and no observation is of it" in said


VARS = "{max_rejected_share: 0.5}"
