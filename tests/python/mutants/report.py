"""What became of the mutants, in words."""

import csv
from collections import Counter, defaultdict
from functools import cache
from pathlib import Path, PurePosixPath

from mutants.running import Verdict
from mutants.sampling import Mutant

ACCEPTED = Path(__file__).with_name("accepted.csv")
ENOUGH = 0.95


@cache
def accepted() -> dict[tuple[str, str, str], str]:
    """Survivors that change nothing, with the reason: by file, and lines before and after."""
    with ACCEPTED.open(encoding="utf-8", newline="") as file:
        return {
            (row["file"], row["before"], row["after"]): row["reason"]
            for row in csv.DictReader(file)
        }


def is_accepted(mutant: Mutant) -> bool:
    return (mutant.file, *mutant.change) in accepted()


def outcome(verdict: Verdict) -> str:
    if verdict.noticed_by == "nobody":
        return "accepted" if is_accepted(verdict.mutant) else "survived"
    return verdict.noticed_by


def described(mutant: Mutant) -> str:
    before, after = mutant.change
    return f"{mutant.file}:{mutant.line} ({mutant.operator})\n    - {before}\n    + {after}"


def table(verdicts: list[Verdict]) -> list[str]:
    """A line for each folder, and one for all."""
    folders: dict[str, Counter] = defaultdict(Counter)
    for verdict in verdicts:
        for folder in (str(PurePosixPath(verdict.mutant.file).parent), "all"):
            folders[folder][outcome(verdict)] += 1
    heads = ("mutants", "dbt", "Python", "accepted", "survived", "noticed")
    lines = [f"{'folder':<36}" + "".join(f"{head:>10}" for head in heads)]
    for folder in sorted(folders, key=lambda name: (name == "all", name)):
        counts = folders[folder]
        cells = [counts.total(), *(counts[head] for head in heads[1:5])]
        lines.append(
            f"{folder:<36}" + "".join(f"{cell:>10}" for cell in cells) + f"{rate(counts):>10.1%}"
        )
    return lines


def rate(outcomes: Counter) -> float:
    """The share that is noticed of those that change something."""
    noticed = outcomes["dbt"] + outcomes["Python"]
    return noticed / max(noticed + outcomes["survived"], 1)


def report(verdicts: list[Verdict]) -> bool:
    """Print survivors and rates; whether enough mutants were noticed."""
    outcomes = Counter(map(outcome, verdicts))
    for word in ("accepted", "survived"):
        found = [verdict.mutant for verdict in verdicts if outcome(verdict) == word]
        if found:
            print(f"\n{word.capitalize()}:", *map(described, found), sep="\n")
    print("", *table(verdicts), sep="\n")
    return rate(outcomes) >= ENOUGH
