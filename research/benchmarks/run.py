"""Compare the models with SQL by hand, polars and pandas on the same input.

Multiplies the sample library by each scale, runs the contenders one after the other, each as
its own process, checks that their results are equal, and writes results.csv, growth.svg and
the tables in README.md.

python -m research.benchmarks.run [--scales K ...] [--contenders NAME ...]
"""

import argparse
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

from research.benchmarks import contenders, results, stages
from research.benchmarks.contenders import AMPLE
from research.benchmarks.multiply import multiply
from research.benchmarks.spoil import spoil


def main() -> None:
    parser = argparse.ArgumentParser(
        prog="python -m research.benchmarks.run", description=__doc__.split("\n")[0]
    )
    parser.add_argument(
        "--scales", type=int, nargs="+", default=[1, 10, 100, 1000], help="copies of every row"
    )
    parser.add_argument(
        "--contenders", nargs="+", default=contenders.ready(), choices=contenders.NAMES
    )
    parser.add_argument(
        "--keep", action="store_true", help="keep the results of what is not run again"
    )
    parser.add_argument("--runs", type=int, default=3, help="runs per contender and scale")
    parser.add_argument(
        "--slow",
        type=float,
        default=180,
        help="run a contender only once if it takes longer, in seconds",
    )
    parser.add_argument("--duckdb-memory", default="2GB", help="DuckDB's memory limit")
    parser.add_argument(
        "--memory", type=float, default=3, help="stop a contender above this, in GB"
    )
    parser.add_argument(
        "--ample", type=float, default=16, help="memory limit of the second attempt, in GB"
    )
    parser.add_argument(
        "--folder", default=tempfile.gettempdir(), help="scratch folder (3 GB at k = 1000)"
    )
    parser.add_argument("--store", default=results.HERE, type=Path, help="folder for the results")
    arguments = parser.parse_args()
    kept = results.read_csv(arguments.store) if arguments.keep else []
    rows: list[dict] = []
    with tempfile.TemporaryDirectory(prefix="benchmark-", dir=arguments.folder) as folder:
        for row in Benchmark(arguments, Path(folder)).rows():
            rows.append(row)
            results.write_csv(results.merged(kept, rows), arguments.store)
    rows = results.merged(kept, rows)
    results.write_summary(rows, arguments.store, arguments.duckdb_memory, arguments.memory)


class Benchmark:
    """The runs of all contenders at all scales, with scratch files in `folder`."""

    def __init__(self, arguments: argparse.Namespace, folder: Path) -> None:
        self.arguments = arguments
        self.folder = folder
        # Copied, so that all scales see the same sample library even if it is made anew meanwhile.
        self.sample = shutil.copytree(contenders.SEEDS / "raw", folder / "sample")

    def rows(self) -> Iterator[dict]:
        """Yield one row of results.csv per run."""
        self.check_refusals()
        for scale in self.arguments.scales:
            yield from self.rows_of(scale)

    def check_refusals(self) -> None:
        """Check that all contenders refuse the same rows of a faulty library, before timing."""
        multiply(self.sample, 1, self.folder / "sound")
        spoil(self.folder / "sound", self.folder / "faulty")
        # `make build` would stop: so many rows are refused.
        others = {contenders.UNSCREENED, contenders.BUILD, contenders.SPARK}
        names = [name for name in self.arguments.contenders if name not in others]
        runs = {name: self.run(name, self.folder / "faulty") for name in names}
        refused = self.check_equal(runs)
        print(
            f"Faulty library: {len(names)} contenders refuse the same {refused} rows.", flush=True
        )

    def rows_of(self, scale: int) -> Iterator[dict]:
        """Yield one row per run and contender at one scale."""
        raw = self.folder / f"raw-{scale}"
        row_count = sum(multiply(self.sample, scale, raw).values())
        print(f"k = {scale:,}: {row_count:,} rows in Parquet", flush=True)
        pending = list(self.arguments.contenders)
        for number in range(1, self.arguments.runs + 1):
            # Contenders take turns, so that a busy minute of the machine affects all of them.
            runs = {name: self.run(name, raw) for name in pending}
            stopped = [name for name, run in runs.items() if run.outcome == "out of memory"]
            runs |= {name + AMPLE: self.run(name + AMPLE, raw) for name in stopped}
            self.check_equal(runs)
            for name, run in runs.items():
                if name == contenders.SPARK:
                    stages.write(run.out / "stages", scale, self.arguments.store)
                print(
                    f"k = {scale:,}, run {number}, {results.progress_line(name, run)}", flush=True
                )
                yield results.result_row(scale, row_count, name, number, run)
            pending = [
                name
                for name, run in runs.items()
                if run.outcome == "done" and run.seconds < self.arguments.slow
            ]
        shutil.rmtree(raw)

    def run(self, name: str, raw: Path) -> contenders.Run:
        """Run one contender on the tables in `raw`.

        Raises SystemExit if it fails for another reason than memory.
        """
        out = self.folder / "results" / name.replace(" ", "_")
        memory = self.arguments.ample if name.endswith(AMPLE) else self.arguments.memory
        run = contenders.run(name, raw, out, self.arguments.duckdb_memory, memory)
        if run.outcome == "failed":
            raise SystemExit(f"{name} failed.")
        return run

    def check_equal(self, runs: dict[str, contenders.Run]) -> int:
        """The number of refused rows, which is the same for all.

        Raises SystemExit if two results differ or no contender finished.
        """
        done = {name: run.out for name, run in runs.items() if run.outcome == "done"}
        if not done:
            raise SystemExit("No contender finished.")
        first, *others = done
        for other in others:
            found = contenders.differences(done[first], done[other])
            if found:
                raise SystemExit(f"{first} and {other} disagree: {', '.join(found)}")
        return contenders.refused_rows(done[first])


if __name__ == "__main__":
    main()
