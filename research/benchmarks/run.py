"""make benchmark: the same input for every contender, medians of several runs, equal results.

Multiplies the sample library by every scale, runs the contenders one after the other, each in
a process of its own, compares their results, and writes results.csv, growth.svg and the tables
of README.md.
"""

import argparse
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

from research.benchmarks import contenders, report
from research.benchmarks.contenders import AMPLE
from research.benchmarks.multiply import multiply
from research.benchmarks.spoil import spoil


def main():
    parser = argparse.ArgumentParser(prog="make benchmark", description=__doc__.split("\n")[0])
    parser.add_argument("--scales", type=int, nargs="+", default=[1, 10, 100, 1000])
    parser.add_argument(
        "--contenders", nargs="+", default=contenders.NAMES, choices=contenders.NAMES
    )
    parser.add_argument("--runs", type=int, default=3, help="runs of every contender")
    parser.add_argument(
        "--slow", type=float, default=180, help="seconds after which one run is enough"
    )
    parser.add_argument("--duckdb-memory", default="2GB", help="DuckDB's memory limit")
    parser.add_argument(
        "--memory", type=float, default=3, help="GB at which a contender is stopped"
    )
    parser.add_argument(
        "--ample", type=float, default=16, help="GB for one that was stopped, run again"
    )
    parser.add_argument(
        "--folder", default=tempfile.gettempdir(), help="where some GB can be written"
    )
    parser.add_argument("--store", default=report.HERE, type=Path, help="folder of the report")
    arguments = parser.parse_args()
    rows = []
    with tempfile.TemporaryDirectory(prefix="benchmark-", dir=arguments.folder) as folder:
        for row in Benchmark(arguments, Path(folder)).rows():
            rows.append(row)
            report.store(rows, arguments.store)
    report.write(rows, arguments.store, arguments.duckdb_memory, arguments.memory)


class Benchmark:
    def __init__(self, arguments: argparse.Namespace, folder: Path):
        self.arguments = arguments
        self.folder = folder
        # A copy: the sample library stays the same for all scales, whoever makes it anew.
        self.sample = shutil.copytree(contenders.SEEDS / "raw", folder / "sample")

    def rows(self) -> Iterator[dict]:
        self.check_refusals()
        for scale in self.arguments.scales:
            yield from self.rows_of(scale)

    def check_refusals(self):
        """Before anything is timed: all contenders refuse the same rows of a faulty library."""
        multiply(self.sample, 1, self.folder / "sound")
        spoil(self.folder / "sound", self.folder / "faulty")
        names = [name for name in self.arguments.contenders if name != contenders.UNSCREENED]
        runs = {name: self.run(name, self.folder / "faulty") for name in names}
        refused = self.check_equal(runs)
        print(
            f"Faulty library: {len(names)} contenders refuse the same {refused} rows.", flush=True
        )

    def rows_of(self, scale: int) -> Iterator[dict]:
        """A row for every run of every contender at one scale."""
        raw = self.folder / f"raw-{scale}"
        row_count = sum(multiply(self.sample, scale, raw).values())
        print(f"k = {scale:,}: {row_count:,} rows in Parquet", flush=True)
        pending = list(self.arguments.contenders)
        for number in range(1, self.arguments.runs + 1):
            # Contenders take turns, so that a busy minute of the machine meets them all.
            runs = {name: self.run(name, raw) for name in pending}
            stopped = [name for name, run in runs.items() if run.outcome == "out of memory"]
            runs |= {name + AMPLE: self.run(name + AMPLE, raw) for name in stopped}
            self.check_equal(runs)
            for name, run in runs.items():
                print(f"k = {scale:,}, run {number}, {report.sentence(name, run)}", flush=True)
                yield report.row(scale, row_count, name, number, run)
            pending = [
                name
                for name, run in runs.items()
                if run.outcome == "done" and run.seconds < self.arguments.slow
            ]
        shutil.rmtree(raw)

    def run(self, name: str, raw: Path) -> contenders.Run:
        out = self.folder / "results" / name.replace(" ", "_")
        memory = self.arguments.ample if name.endswith(AMPLE) else self.arguments.memory
        return contenders.run(name, raw, out, self.arguments.duckdb_memory, memory)

    def check_equal(self, runs: dict[str, contenders.Run]) -> int:
        """Stops unless all results are equal; returns how many rows were refused."""
        done = {name: run.out for name, run in runs.items() if run.outcome == "done"}
        if not done:
            raise SystemExit("No contender came to an end.")
        first, *others = done
        for other in others:
            found = contenders.differences(done[first], done[other])
            if found:
                raise SystemExit(f"{first} and {other} do not agree: {', '.join(found)}")
        return contenders.refused_rows(done[first])


if __name__ == "__main__":
    main()
