"""Every score and rank of the warehouse against the plain-Python oracle."""

from fractions import Fraction

import pytest
from conftest import dbt_build, query

import oracle


def printed_weights() -> dict[str, Fraction]:
    indicators = {
        row["node_code"]
        for row in oracle.rows("index/index_nodes.csv")
        if row["node_level"] == "indicator"
    }
    return {
        row["node_code"]: Fraction(row["weight"])
        for row in oracle.rows("index/index_weights.csv")
        if row["weight_scheme"] == "printed" and row["node_code"] in indicators
    }


def assert_equal_scores(warehouse, weights):
    expected = oracle.index_scores(weights)
    built = query(
        warehouse,
        "select edition, region_level, region_code, node_code, score, score_rank"
        " from marts.fct_index_scores",
    )
    assert {row[:4] for row in built} == set(expected)
    for *key, score, rank in built:
        expected_score, expected_rank = expected[tuple(key)]
        assert score == pytest.approx(float(expected_score), abs=1e-9), key
        assert rank == expected_rank, key


def test_scores_and_ranks_are_those_of_the_oracle(warehouse):
    assert_equal_scores(warehouse, printed_weights())


def test_the_ahp_scheme_scores_with_the_weights_of_the_judgements(tmp_path):
    path = tmp_path / "warehouse.duckdb"
    assert dbt_build(path, "--vars", "{weight_scheme: ahp}").returncode == 0
    weights = {node: Fraction(weight) for node, weight in oracle.judgement_weights().items()}
    assert sum(weights.values()) == pytest.approx(1)
    assert_equal_scores(path, weights)
