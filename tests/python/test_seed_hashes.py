"""Nothing in a seed changes by accident: its hash is recorded where the seed was made or checked."""

from hashlib import sha256

from conftest import PROJECT

RAW = PROJECT / "research/reconstruction/seeds.sha256"  # written by `make reconstruct`
NO_ROWS = "seeds/raw/raw_observations.csv"  # nothing is observed in the sample library
OTHERS = PROJECT / "tests/python/seeds.sha256"


def recorded(file) -> dict[str, str]:
    lines = file.read_text(encoding="utf-8").splitlines()
    return {path: digest for digest, path in (line.split("  ") for line in lines)}


def found(folders: list[str]) -> dict[str, str]:
    return {
        path.relative_to(PROJECT).as_posix(): sha256(path.read_bytes()).hexdigest()
        for folder in folders
        for path in (PROJECT / "seeds" / folder).glob("*.csv")
    }


def test_the_sample_library_is_the_one_that_was_reconstructed():
    raw = found(["raw"])
    del raw[NO_ROWS]
    assert raw == recorded(RAW)
    assert (PROJECT / NO_ROWS).read_text(encoding="utf-8").count("\n") == 1


def test_reference_lists_the_index_and_the_printed_figures_are_those_that_were_checked():
    """After a change on purpose: sha256sum seeds/{index,printed,reference}/*.csv > FILE."""
    assert found(["index", "printed", "reference"]) == recorded(OTHERS)
