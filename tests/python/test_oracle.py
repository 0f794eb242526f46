"""Every score and rank of the warehouse against the plain-Python oracle."""

from fractions import Fraction

import oracle
import pytest
from conftest import NO_UNIT_TESTS, assert_equal_scores, dbt_build, query


def test_scores_and_ranks_are_those_of_the_oracle(warehouse):
    assert_equal_scores(warehouse, oracle.index_scores(oracle.printed_weights()))


def test_weights_by_the_judgements_are_those_of_the_oracle(warehouse):
    shown = query(
        warehouse,
        "select node_code, weight from marts.dim_index_weights where weight_scheme = 'ahp'",
    )
    for indicator, weight in oracle.judgement_weights().items():
        assert dict(shown)[indicator] == pytest.approx(weight, abs=1e-9)


def test_the_ahp_scheme_scores_with_the_weights_of_the_judgements(tmp_path):
    path = tmp_path / "warehouse.duckdb"
    assert dbt_build(path, *NO_UNIT_TESTS, "--vars", "{weight_scheme: ahp}").returncode == 0
    weights = {node: Fraction(weight) for node, weight in oracle.judgement_weights().items()}
    assert sum(weights.values()) == pytest.approx(1)
    assert_equal_scores(path, oracle.index_scores(weights))
