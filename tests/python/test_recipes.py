"""The recipes of README and CONTRIBUTING, done step by step in a copy: each ends as they say."""

import re
from fractions import Fraction
from pathlib import Path

import oracle
import pytest
from conftest import assert_equal_scores, copy_project, make_build, query

MINE = ("--vars", "{weight_scheme: mine}")


def add_lines(file: Path, *lines: str) -> None:
    file.write_text(file.read_text(encoding="utf-8") + "\n".join(lines) + "\n", encoding="utf-8")


def test_trying_one_weight_takes_one_row(project):
    """The other indicators share the rest in the proportions of the printed weights."""
    add_lines(project / "seeds/index/index_weights.csv", "mine,enterprise_count,0.20")
    warehouse = project / "warehouse.duckdb"
    build = make_build(project, warehouse, *MINE)
    assert build.returncode == 0, build.stdout + build.stderr
    printed = oracle.printed_weights()
    rest = sum(weight for node, weight in printed.items() if node != "enterprise_count")
    weights = {node: Fraction("0.8") * weight / rest for node, weight in printed.items()}
    assert_equal_scores(
        warehouse, oracle.index_scores(weights | {"enterprise_count": Fraction("0.2")})
    )
    used = query(
        warehouse,
        "select weight from marts.dim_index_weights where is_used and node_code='overall'",
    )
    assert used == [(1.0,)]


@pytest.fixture(scope="module")
def with_indicator(tmp_path_factory) -> Path:
    """A copy with one more indicator, the mean revenue of enterprises: four files edited."""
    project = copy_project(tmp_path_factory.mktemp("indicator") / "project")
    parts = project / "models/intermediate/metrics/parts/int_enterprises_parts.sql"
    sql = parts.read_text(encoding="utf-8")
    column = "    revenue_cny_100m as enterprise_mean_revenue,\n    true as enterprise_count,\n"
    parts.write_text(sql.replace("    true as enterprise_count,\n", column), encoding="utf-8")
    add_lines(
        project / "seeds/index/index_nodes.csv",
        "enterprise_mean_revenue,enterprise_scale,indicator,42,1,mean,亿元／家,"
        "CNY 100 million per enterprise,企业平均收入,Mean revenue,企业收入（亿元）。,Revenue.",
    )
    add_lines(project / "seeds/index/index_weights.csv", "mine,enterprise_mean_revenue,0.05")
    # A pair may be judged either way round, and a reciprocal may be rounded.
    add_lines(
        project / "seeds/index/ahp_judgements.csv",
        "report,enterprise_capability,enterprise_count,enterprise_mean_revenue,5",
        "report,enterprise_capability,enterprise_mean_valuation,enterprise_mean_revenue,1",
        "report,enterprise_capability,enterprise_mean_revenue,enterprise_mean_patents,0.25",
        "report,enterprise_capability,enterprise_mean_revenue,foundation_technology_enterprise_count,1/3",
        "report,enterprise_capability,enterprise_mean_revenue,technology_enablement_count,0.333",
    )
    return project


def test_an_indicator_is_added_in_four_files(with_indicator):
    warehouse = with_indicator / "warehouse.duckdb"
    build = make_build(with_indicator, warehouse, *MINE)
    assert build.returncode == 0, build.stdout + build.stderr
    [(weight,)] = query(
        warehouse,
        "select weight from marts.dim_index_weights"
        " where is_used and node_code = 'enterprise_mean_revenue'",
    )
    assert weight == 0.05
    judged = "select judgement from marts.fct_ahp_judgements where column_code = 'enterprise_mean_revenue'"
    assert sorted(query(warehouse, judged)) == [(1,), (1,), (3,), (3,), (4,), (5,)]
    differences = query(
        warehouse,
        "select * from (select edition, province_code as region_code,"
        " avg(revenue_cny_100m) as expected from intermediate.int_enterprises_screened"
        " where province_code is not null group by all) as raw"
        " full join (select * from marts.fct_indicator_values where region_level = 'province'"
        " and node_code = 'enterprise_mean_revenue') as found using (edition, region_code)"
        " where expected is distinct from raw_value and abs(expected - raw_value) <= 1e-9 is not true",
    )
    assert differences == []


def test_with_the_printed_weights_a_changed_tree_is_told_in_a_sentence(with_indicator):
    build = make_build(with_indicator, with_indicator / "again.duckdb")
    assert build.returncode == 1
    last_lines = build.stderr.splitlines()
    [kept] = re.findall(r"audit schema, is in (.*)\.$", build.stderr, re.MULTILINE)
    [(count, first)] = query(
        Path(kept),
        "select count(*), min(figure_id) from audit.audit_printed_figures where verdict = 'missed'",
    )
    assert last_lines[1].startswith(
        f"Figures that the source report prints: {count} are not reproduced, for example {first}. "
    )
    assert "VARS='{weight_scheme: NAME}'" in last_lines[1]
    assert "again.duckdb was not made" in last_lines[2]


def test_wrong_weights_are_told_before_anything_is_counted(project):
    """An unknown scheme, a weight given twice, a sum that is not 1: the last lines say so."""
    lines = ["printed,park_count,0.5", "mine,park_count,1.5"]
    add_lines(project / "seeds/index/index_weights.csv", *lines)
    build = make_build(project, project / "warehouse.duckdb", "--vars", "{weight_scheme: his}")
    assert build.returncode == 1
    for sentence in [
        r'dbt_project.yml, .*column weight_scheme, value "his": .*Name ahp or a scheme of index_we',
        r"index_weights.csv, row printed, park_count, .*: More than one row has this key\. Keep one",
        r"index_weights.csv, row mine, .*: The weights of the scheme do not add up to 1, within",
    ]:
        assert re.search(sentence, build.stderr), build.stderr
    assert "int_enterprises_measures" not in re.sub(r".*SKIP.*\n", "", build.stdout)
