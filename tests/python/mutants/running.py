"""Trying mutants: what dbt builds and tests after the change, then what the Python suite says.

Each worker has a copy of the project with a warehouse built from it. What costs least comes first:

1. The unit tests of models, in rounds: a mutant of each model at a time, as each has given inputs.
2. The tests of `suite` that need no build.
3. What dbt builds of what has changed and comes after it, with all tests of that, to the first
   failure.
4. Other tests of `suite`, with the warehouse that dbt has built.
"""

import os
import re
import resource
import shutil
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor, as_completed
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from queue import SimpleQueue

import pytest
from conftest import QUIET, copy_project
from forks import Forks

from mutants.sampling import Mutant
from mutants.suite import AT_ONCE, TESTS, Suite, tests_of

# The file that the suite builds into too: dbt parses everything anew for another one.
WAREHOUSE = Path("target/building/warehouse.duckdb")
# A mutant may never end, or fill the disk or the memory: it is noticed by what it takes.
SECONDS, FILE_BYTES, MEMORY_BYTES = 90, 2 * 1024**3, 8 * 1024**3
ENVIRONMENT = {**os.environ, "WAREHOUSE": str(WAREHOUSE), "THREADS": "1", "MEMORY_LIMIT": "2GB"}
CHANGED = ["--select", "state:modified+", "--indirect-selection", "eager", "--fail-fast"]
NOTHING = "Nothing to do"
# Macros that print at the end of a build: what they say is seen in a build of Python's alone.
PRINTING = "macros/audit/"
UNIT_TEST_FAILED = r" (?:FAIL \d+|ERROR) (\w+)::(\w+)"
NOTICED = r"(?:Failure|Error) in (?:(?:unit_)?test|model|seed) (\w+)"


@dataclass(frozen=True)
class Verdict:
    """Who noticed a mutant: dbt, Python or nobody, and which of their tests."""

    mutant: Mutant
    noticed_by: str
    test: str


class Worker:
    def __init__(self, folder: Path):
        self.project, self.pristine = folder / "project", folder / "pristine"
        self.forks = Forks()

    def build(self) -> None:
        copy_project(self.project)
        (self.project / WAREHOUSE).parent.mkdir(parents=True)
        self.pristine.mkdir()
        must_pass(self.dbt("build"))
        must_pass(self.pytest(sorted({*chain(*AT_ONCE.values())})))
        shutil.move(self.project / "target", self.pristine / "target")

    def pass_without_a_mutant(self, tests: set[str]) -> None:
        """End the run if a test that has noticed mutants fails without one: it notices any."""
        self.restore()
        must_pass(self.pytest(sorted(tests), BUILT=self.built()))

    def built(self) -> str:
        """What dbt has built, out of the way of what tests build."""
        shutil.move(self.project / WAREHOUSE, self.project / "built.duckdb")
        return str(self.project / "built.duckdb")

    def another(self, folder: Path) -> "Worker":
        shutil.copytree(self.project.parent, folder)
        return Worker(folder)

    def dbt(self, *words: str) -> subprocess.CompletedProcess:
        # All words of QUIET but --quiet: dbt tells only aloud that nothing has changed.
        return self.forks.run("dbt.cli.main:cli", [*QUIET[1:], *words], self.project, ENVIRONMENT)

    def restore(self) -> None:
        shutil.rmtree(self.project / "target", ignore_errors=True)
        (self.project / WAREHOUSE).parent.mkdir(parents=True)
        for file in (Path("target/partial_parse.msgpack"), WAREHOUSE):
            shutil.copy(self.pristine / file, self.project / file)

    def try_out(self, mutant: Mutant) -> Verdict:
        self.restore()
        with self.broken([mutant]):
            return (
                self.pytest_on(mutant, AT_ONCE)
                or self.dbt_on(mutant)
                or self.pytest_on(mutant, TESTS)
                or Verdict(mutant, "nobody", "")
            )

    @contextmanager
    def broken(self, mutants: list[Mutant]) -> Iterator[None]:
        for mutant in mutants:
            (self.project / mutant.file).write_text(mutant.text, encoding="utf-8")
        try:
            yield
        finally:
            for mutant in mutants:
                (self.project / mutant.file).write_text(mutant.source, encoding="utf-8")

    def unit_tests_on(self, mutants: dict[str, Mutant]) -> list[Verdict]:
        """Those of a round, by model, that the unit tests of their models notice."""
        self.restore()
        with self.broken(list(mutants.values())):
            done = self.dbt("test", "--resource-type", "unit_test")
        failed = dict(re.findall(UNIT_TEST_FAILED, done.stdout))
        return [
            Verdict(mutant, "dbt", failed[model])
            for model, mutant in mutants.items()
            if model in failed
        ]

    def dbt_on(self, mutant: Mutant) -> Verdict | None:
        changed = [*CHANGED, "--state", str(self.pristine / "target")]
        if mutant.file.startswith("macros/"):  # many models: their unit tests need none of them
            done = self.dbt("test", *changed, "--resource-type", "unit_test")
            if done.returncode:
                return by_dbt(mutant, done.stdout)
        done = self.dbt("build", *changed)
        if not done.returncode and NOTHING in done.stdout:  # dbt cannot tell who uses a macro
            done = self.dbt("build", "--fail-fast")
        return by_dbt(mutant, done.stdout) if done.returncode else None

    def pytest_on(self, mutant: Mutant, suite: Suite) -> Verdict | None:
        tests = tests_of(mutant.file, suite)
        if not tests:
            return None
        built = {}
        if suite is TESTS and not mutant.file.startswith(PRINTING):
            built["BUILT"] = self.built()
        done = self.pytest(tests, **built)
        if done.returncode == pytest.ExitCode.USAGE_ERROR:
            raise SystemExit(done.stderr)
        if not done.returncode:
            return None
        found = re.search(r"^(?:FAILED|ERROR) (\S+)", done.stdout, re.MULTILINE)
        return Verdict(mutant, "Python", found[1] if found else last_line(done.stdout))

    def pytest(self, tests: list[str], **variables: str) -> subprocess.CompletedProcess:
        words = [sys.executable, "-m", "pytest", "-x", "-p", "no:cacheprovider", *tests]
        inherited = {key: value for key, value in ENVIRONMENT.items() if key != "WAREHOUSE"}
        return subprocess.run(
            words,
            cwd=self.project / "tests/python",
            env=inherited | variables,
            capture_output=True,
            text=True,
        )


def must_pass(done: subprocess.CompletedProcess) -> None:
    if done.returncode:
        raise SystemExit(f"The project is broken before any mutant:\n{done.stdout}")


def by_dbt(mutant: Mutant, output: str) -> Verdict:
    found = re.search(NOTICED, output)
    return Verdict(mutant, "dbt", found[1] if found else last_line(output))


def last_line(text: str) -> str:
    return (text.strip().splitlines() or ["it ended without a word"])[-1]


def try_all(mutants: list[Mutant], folder: Path) -> Iterator[Verdict]:
    """The verdicts as they come; as many workers as there are cores."""
    limit(resource.RLIMIT_CPU, SECONDS)
    limit(resource.RLIMIT_FSIZE, FILE_BYTES)
    limit(resource.RLIMIT_DATA, MEMORY_BYTES)
    first = Worker(folder / "1")
    first.build()
    noticed = []
    for round_ in rounds(mutants):
        verdicts = first.unit_tests_on(round_)
        noticed += [verdict.mutant for verdict in verdicts]
        yield from verdicts
    count = os.cpu_count() or 1
    workers: SimpleQueue[Worker] = SimpleQueue()
    workers.put(first)
    for number in range(2, count + 1):
        workers.put(first.another(folder / f"{number}"))

    def try_out(mutant: Mutant) -> Verdict:
        worker = workers.get()
        try:
            return worker.try_out(mutant)
        finally:
            workers.put(worker)

    tests: set[str] = set()
    with ThreadPoolExecutor(count) as threads:
        left = [threads.submit(try_out, mutant) for mutant in mutants if mutant not in noticed]
        for done in as_completed(left):
            if done.result().test.startswith("test_"):
                tests.add(done.result().test.partition("[")[0])
            yield done.result()
    if tests:
        first.pass_without_a_mutant(tests)


def rounds(mutants: list[Mutant]) -> list[dict[str, Mutant]]:
    """Mutants of models, by the names of these: each once in a round."""
    found: list[dict[str, Mutant]] = []
    for mutant in mutants:
        if mutant.file.startswith("models/"):
            model = Path(mutant.file).stem
            free = next((each for each in found if model not in each), None)
            if free is None:
                found.append(free := {})
            free[model] = mutant
    return found


def limit(what: int, most: int) -> None:
    """For the processes that this one starts: each by itself."""
    _, hard = resource.getrlimit(what)
    resource.setrlimit(what, (most, hard))
