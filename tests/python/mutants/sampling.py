"""Which mutants there are, and which of them are tried."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from random import Random

from mutants import cells, jinja, sql
from mutants.template import Template

# Rows of seeds/raw are guarded by their hashes; the printed figures are what is tested against.
FILES = ["models/**/*.sql", "macros/**/*.sql", "seeds/index/*.csv", "seeds/reference/*.csv"]
NOT_TRIED = ["macros/tests/", "macros/engine/cluster.sql"]
# What Spark alone runs: only `make test-spark` could notice, in minutes for each.
ON_SPARK = re.compile(
    r"{% macro spark__.*?endmacro|{% materialization \w+, adapter = .spark.*?endmaterialization",
    re.DOTALL,
)


@dataclass(frozen=True)
class Mutant:
    file: str
    operator: str
    source: str
    edits: tuple[tuple[int, int, str], ...]

    @cached_property
    def text(self) -> str:
        """The file with the edits made."""
        return self._edited(0, len(self.source))

    def _edited(self, begin: int, end: int) -> str:
        text = self.source[begin:end]
        for start, stop, new in sorted(self.edits, reverse=True):
            if begin <= start and stop <= end:
                text = text[: start - begin] + new + text[stop - begin :]
        return text

    @cached_property
    def line(self) -> int:
        return self.source.count("\n", 0, min(self.edits)[0]) + 1

    @cached_property
    def change(self) -> tuple[str, str]:
        """The lines that change, before and after: they tell a mutant wherever its lines are."""
        spans: list[tuple[int, int]] = []
        for start, stop, _ in sorted(self.edits):
            begin = self.source.rfind("\n", 0, start) + 1
            end = (self.source + "\n").find("\n", stop)
            if spans and begin <= spans[-1][1]:
                begin = spans.pop()[0]
            spans.append((begin, end))
        before = (self.source[begin:end] for begin, end in spans)
        after = (self._edited(begin, end) for begin, end in spans)
        return one_line(before), one_line(after)

    @cached_property
    def is_valid(self) -> bool:
        """Something has changed, and it can still be parsed as far as that can be told here."""
        if self.text == self.source:
            return False
        if self.file.endswith(".csv"):
            return True
        before, after = Template(self.source), Template(self.text)
        return after.is_valid() and (after.parses_as_sql() or not before.parses_as_sql())


def one_line(texts: Iterable[str]) -> str:
    return " … ".join(" ".join(text.split()) for text in texts)


def files(project: Path) -> list[str]:
    found = {path.relative_to(project).as_posix() for glob in FILES for path in project.glob(glob)}
    return sorted(name for name in found if not name.startswith(tuple(NOT_TRIED)))


def mutants_of(project: Path, file: str, rng: Random) -> dict[str, list[Mutant]]:
    """Every mutant of a file, by operator."""
    source = (project / file).read_text(encoding="utf-8")
    found: dict[str, list[Mutant]] = defaultdict(list)
    not_tried = [match.span() for match in ON_SPARK.finditer(source)]
    for operator, edits in edits_of(file, source, rng):
        first = min(edits)[0]
        if not any(start <= first < stop for start, stop in not_tried):
            found[operator].append(Mutant(file, operator, source, tuple(edits)))
    return found


def edits_of(file: str, source: str, rng: Random) -> Iterator[tuple[str, list]]:
    if file.endswith(".csv"):
        for name, operator in cells.OPERATORS.items():
            yield from ((name, edits) for edits in operator(source, rng))
    else:
        template = Template(source)
        for name, change in {**sql.OPERATORS, **jinja.OPERATORS}.items():
            yield from ((name, edits) for edits in change(template))


def drawn(mutants: dict[str, list[Mutant]], rng: Random) -> Iterator[Mutant]:
    """The valid mutants of a file in random order, the operators taking turns."""
    turns = {name: rng.sample(found, len(found)) for name, found in mutants.items()}
    seen = set()
    while turns:
        for name in rng.sample(sorted(turns), len(turns)):
            mutant = turns[name].pop()
            if mutant.text not in seen and mutant.is_valid:
                seen.add(mutant.text)
                yield mutant
            if not turns[name]:
                del turns[name]


def sample(project: Path, seed: int, count: int, only: Sequence[str] = ("",)) -> list[Mutant]:
    """So many mutants, spread evenly over the files; the same ones from the same seed."""
    draws = {}
    for file in (name for name in files(project) if name.startswith(tuple(only))):
        rng = Random(f"{seed} {file}")
        draws[file] = drawn(mutants_of(project, file, rng), rng)
    rng = Random(seed)
    chosen: list[Mutant] = []
    while draws and len(chosen) < count:
        for file in rng.sample(sorted(draws), len(draws)):
            mutant = next(draws[file], None)
            if mutant is None:
                del draws[file]
            elif len(chosen) < count:
                chosen.append(mutant)
    return chosen
