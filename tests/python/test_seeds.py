"""The rows of the sample library are those that were made, and standard lists are as recorded."""

from hashlib import sha256

import pytest
from conftest import PROJECT

HASHES = PROJECT / "research/reconstruction/seeds.sha256"
RECORDED = dict(
    reversed(line.split("  ")) for line in HASHES.read_text(encoding="utf-8").splitlines()
)


@pytest.mark.parametrize("path", RECORDED)
def test_a_raw_seed_has_its_recorded_hash(path):
    assert sha256((PROJECT / path).read_bytes()).hexdigest() == RECORDED[path]


def test_every_raw_seed_has_a_recorded_hash():
    seeds = (PROJECT / "seeds/raw").glob("*.csv")
    assert {path.relative_to(PROJECT).as_posix() for path in seeds} == set(RECORDED)
