"""Compare the models that draw ways to make the index with numpy: seconds, CPU, peak memory.

Both start from the normalised values of a finished warehouse, draw so many ways of each design of
seeds/index/uncertainty_designs.csv, and count the ranks of every region and their changes. They
draw other numbers, so the mean ranks are compared, which agree within their Monte Carlo error.

python -m research.benchmarks.draws [--warehouse FILE] [--draws N ...] [--runs N]
"""

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

import duckdb
import numpy as np
import yaml

from research.benchmarks.contenders import PROJECT, MemoryWatch, Run, model_seconds

MODELS = ["int_strayed_weights", "int_drawn_ways", "int_counted_draws", "int_drawn_ranks"]
MARKS = "<!-- draws: written by make benchmark -->\n", "<!-- end of draws -->"
README = Path(__file__).with_name("README.md")


def main() -> None:
    parser = argparse.ArgumentParser(
        prog="python -m research.benchmarks.draws", description=__doc__.split("\n")[0]
    )
    parser.add_argument("--warehouse", type=Path, default=PROJECT / "warehouse.duckdb")
    parser.add_argument("--draws", type=int, nargs="+", default=[1000, 10000])
    parser.add_argument("--runs", type=int, default=3)
    arguments = parser.parse_args()
    lines = [
        "| draws of each design | contender | seconds | CPU seconds | peak memory, MB |",
        "|--:|---|--:|--:|--:|",
    ]
    with tempfile.TemporaryDirectory(prefix="draws-") as folder:
        for draws in arguments.draws:
            runs: dict[str, list[Run]] = {"dbt models (plus dbt's start-up)": [], "numpy": []}
            for number in range(1, arguments.runs + 1):
                for name, done in runs.items():
                    out = Path(folder) / name.split(" ")[0]
                    done.append(run(name, arguments.warehouse, draws, out))
                    seconds, peak = done[-1].seconds, done[-1].peak_mb
                    print(
                        f"{draws:,} draws, run {number}, {name}: {seconds:.1f} s; {peak:,.0f} MB",
                        flush=True,
                    )
                compare(Path(folder), draws)
            for name, done in runs.items():
                figures = [
                    f"{median(run.seconds for run in done):.1f}",
                    f"{median(run.cpu_seconds for run in done):.1f}",
                    f"{median(run.peak_mb for run in done):,.0f}",
                ]
                lines.append(f"| {draws:,} | {name} | {' | '.join(figures)} |")
    before, _, rest = README.read_text(encoding="utf-8").partition(MARKS[0])
    after = rest.partition(MARKS[1])[2]
    table = "\n".join(["", *lines, ""])
    README.write_text(before + MARKS[0] + table + MARKS[1] + after, encoding="utf-8")
    print(f"Wrote the table of draws into {README}.")


def run(name: str, warehouse: Path, draws: int, out: Path) -> Run:
    """Run a contender as its own process, on a copy of the warehouse."""
    shutil.rmtree(out, ignore_errors=True)
    out.mkdir(parents=True)
    copy = shutil.copy(warehouse, out / "warehouse.duckdb")
    if name == "numpy":
        command = [sys.executable, "-m", "research.benchmarks.draws_numpy", copy, str(draws), out]
    else:
        command = [Path(sys.executable).with_name("dbt"), "--quiet", "run", "--select", *MODELS]
        command += ["--vars", yaml.dump({"robustness_draws": draws}), "--profiles-dir", PROJECT]
        command += ["--target-path", out / "target", "--log-level-file", "none"]
    environment = {**os.environ, "WAREHOUSE": str(copy)}
    started, load = time.monotonic(), os.getloadavg()[0]
    with open(out / "log.txt", "w") as log:
        process = subprocess.Popen(command, cwd=PROJECT, env=environment, stdout=log, stderr=log)
        watch = MemoryWatch(process, 16)
        watch.start()
        _, status, usage = os.wait4(process.pid, 0)
    seconds = time.monotonic() - started
    process.returncode = os.waitstatus_to_exitcode(status)
    watch.join()
    if process.returncode:
        raise SystemExit(f"{name} failed:\n{(out / 'log.txt').read_text()[-3000:]}")
    if name != "numpy":
        seconds = model_seconds(out)[0]
    return Run(seconds, usage.ru_utime + usage.ru_stime, watch.peak / 2**20, load, out)


def compare(folder: Path, draws: int) -> None:
    """Check that both give the same mean ranks, but for chance.

    Raises SystemExit if a mean rank differs by more than six standard errors.
    """
    with duckdb.connect(str(folder / "dbt" / "warehouse.duckdb"), read_only=True) as connection:
        models = connection.execute(
            "select design_code, contest, place, sum(score_rank * draws) / sum(draws)"
            " from intermediate.int_counted_draws"
            " inner join (select distinct design_code, design_number"
            " from intermediate.int_drawn_ways) using (design_number)"
            " where score_rank is not null group by all order by all"
        ).fetchnumpy()
    numbers = np.load(folder / "numpy" / "ranks.npz")
    means, deviations = (numbers[name] for name in ("means", "deviations"))
    found = list(models.values())[3]
    if len(found) != len(means):
        raise SystemExit(f"numpy has ranks of {len(means)} regions, the models of {len(found)}.")
    # A region that hardly moves in one may have moved a few times in the other.
    errors = np.sqrt(2 / draws) * np.maximum(deviations, 0.1)
    worst = float(np.max(np.abs(found - means) / errors))
    if worst > 6:
        raise SystemExit(f"A mean rank differs by {worst:.1f} standard errors.")


if __name__ == "__main__":
    main()
