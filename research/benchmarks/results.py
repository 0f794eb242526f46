"""Writes the runs as results.csv, growth.svg and the tables in README.md."""

import csv
import math
import os
import platform
from importlib.metadata import version
from pathlib import Path
from statistics import median
from typing import Any

import matplotlib
import psutil

from research.benchmarks import stages
from research.benchmarks.contenders import AMPLE, BY_HAND, MODELS, NAMES, PANDAS, SPARK, Run

matplotlib.use("svg")
import matplotlib.pyplot as plt
from matplotlib.axes import Axes

HERE = Path(__file__).parent
MARKS = "<!-- results: written by make benchmark -->\n", "<!-- end of results -->"


# The columns of results.csv that are no decimal numbers.
WORDS, WHOLE = {"contender", "outcome"}, {"scale", "rows", "run", "peak_mb", "disk_mb"}


def result_row(scale: int, row_count: int, name: str, number: int, run: Run) -> dict:
    """One row of results.csv: run `number` of contender `name`; times in seconds, memory in MB."""
    return {
        "scale": scale,
        "rows": row_count,
        "contender": name,
        "run": number,
        "outcome": run.outcome,
        "seconds": round(run.seconds, 2),
        "cpu_seconds": round(run.cpu_seconds, 2),
        "start_up_seconds": round(run.seconds - (run.models_seconds or run.seconds), 2),
        "models_seconds": run.models_seconds and round(run.models_seconds, 2),
        "models_summed_seconds": run.models_summed_seconds and round(run.models_summed_seconds, 2),
        "peak_mb": round(run.peak_mb),
        "disk_mb": round(run.disk_mb),
        "load_before": round(run.load_before, 1),
    }


def progress_line(name: str, run: Run) -> str:
    """What is printed after a run."""
    models = f", of which models {run.models_seconds:.1f} s" if run.models_seconds else ""
    return f"{name}: {run.outcome} after {run.seconds:.1f} s{models}; {run.peak_mb:,.0f} MB"


def read_csv(folder: Path) -> list[dict]:
    """The rows of results.csv, as result_row() makes them."""
    with open(folder / "results.csv", encoding="utf-8", newline="") as file:
        rows: list[dict[str, Any]] = list(csv.DictReader(file))
    for row in rows:
        for name, text in row.items():
            if name not in WORDS:
                row[name] = (int if name in WHOLE else float)(text) if text else None
    return rows


def merged(kept: list[dict], rows: list[dict]) -> list[dict]:
    """Rows of another run beside these, but for what was run again: by scale and contender."""
    anew = {(row["scale"], row["contender"]) for row in rows}
    both = [row for row in kept if (row["scale"], row["contender"]) not in anew] + rows
    return sorted(both, key=lambda row: (row["scale"], order(row["contender"])))


def order(contender: str) -> tuple[bool, int]:
    return contender.endswith(AMPLE), NAMES.index(contender.removesuffix(AMPLE))


def write_csv(rows: list[dict], folder: Path) -> None:
    """Write results.csv, one row per run."""
    with open(folder / "results.csv", "w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, rows[0])
        writer.writeheader()
        writer.writerows(rows)


def write_summary(rows: list[dict], folder: Path, duckdb_memory: str, memory_gb: float) -> None:
    """Draw growth.svg, replace the tables in README.md and print them."""
    medians = medians_of(rows)
    draw(medians, folder / "growth.svg", duckdb_memory)
    text = "\n".join(
        [
            machine(rows, duckdb_memory, memory_gb),
            *tables(medians),
            *verdicts(medians),
            *on_spark(medians),
            *stages.tables(folder),
        ]
    )
    print(text)
    before, _, rest = (HERE / "README.md").read_text(encoding="utf-8").partition(MARKS[0])
    after = rest.partition(MARKS[1])[2]
    (folder / "README.md").write_text(
        f"{before}{MARKS[0]}\n{text}\n{MARKS[1]}{after}", encoding="utf-8"
    )
    names = {row["contender"] for row in rows}
    print(
        f"Compared {len(names)} contenders in {len(rows)} runs."
        f" Wrote results.csv, growth.svg and README.md to {folder}."
    )


def medians_of(rows: list[dict]) -> list[dict]:
    """One row per scale and contender; ratios are computed from the column `compared`."""
    groups: dict[tuple, list[dict]] = {}
    for row in rows:
        groups.setdefault((row["scale"], row["contender"]), []).append(row)
    return [summary_of(runs) for runs in groups.values()]


def summary_of(runs: list[dict]) -> dict:
    """The medians of one contender's runs at one scale."""
    summary = {name: runs[0][name] for name in ("scale", "rows", "contender")}
    summary["runs"] = len(runs)
    summary["outcome"] = next((run["outcome"] for run in runs if run["outcome"] != "done"), "done")
    measures = (
        "seconds",
        "cpu_seconds",
        "start_up_seconds",
        "models_seconds",
        "peak_mb",
        "disk_mb",
    )
    for name in measures:
        known = [run[name] for run in runs if run[name] is not None]
        summary[name] = median(known) if known else None
    summary["compared"] = summary["models_seconds"] or summary["seconds"]
    return summary


def find(medians: list[dict], scale: int, name: str) -> dict | None:
    """The row of a scale and contender, or None if that contender did not run."""
    return next((row for row in medians if (row["scale"], row["contender"]) == (scale, name)), None)


def tables(medians: list[dict]) -> list[str]:
    """A Markdown table per scale, as lines."""
    lines = []
    for scale in dict.fromkeys(row["scale"] for row in medians):
        of_scale = [row for row in medians if row["scale"] == scale]
        by_hand = find(medians, scale, BY_HAND)
        lines += [
            "",
            f"**k = {scale:,}: {of_scale[0]['rows']:,} rows**",
            "",
            "| contender | runs | seconds | CPU seconds | peak memory, MB | peak disk, MB"
            " | relative to by hand |",
            "|---|--:|--:|--:|--:|--:|--:|",
        ]
        for row in of_scale:
            name = row["contender"]
            shown = f"{row['compared']:.1f}"
            if name == MODELS:
                name += f" (plus {row['start_up_seconds']:.1f} s dbt start-up)"
            if row["outcome"] != "done":
                shown = f"{row['outcome']} after {shown}"
            ratio = f"{row['compared'] / by_hand['compared']:.2f}" if by_hand else ""
            lines.append(
                f"| {name} | {row['runs']} | {shown} | {row['cpu_seconds']:.1f}"
                f" | {row['peak_mb']:,.0f} | {row['disk_mb']:,.0f} | {ratio} |"
            )
    return lines


def verdicts(medians: list[dict]) -> list[str]:
    """The goals at the largest scale: whether each was reached, and by how much."""
    scales = sorted({row["scale"] for row in medians})
    last = scales[-1]
    models, by_hand = find(medians, last, MODELS), find(medians, last, BY_HAND)
    lines = [""]
    if models and by_hand:
        ratio = models["compared"] / by_hand["compared"]
        words = f"the models take {ratio:.2f} times as long as by hand (goal: at most 1.5)"
        lines.append(f"- k = {last:,}: {words}: {reached(ratio <= 1.5)}.")
    for name in (PANDAS, PANDAS + AMPLE):
        pandas = find(medians, last, name)
        if models and pandas and pandas["outcome"] == "done":
            ratio = models["compared"] / pandas["compared"]
            words = f"the models take {ratio:.2f} times as long as {name} (goal: less than 0.2)"
            lines.append(f"- k = {last:,}: {words}: {reached(ratio < 0.2)}.")
        elif pandas:
            lines.append(f"- k = {last:,}: {name} exceeds the memory limit that the models keep.")
    if models and 10 in scales and last > 10:
        power = exponent(medians, MODELS, 10, last)
        words = f"the models' time grows as rows^{power:.2f} (goal: at most rows^1.1)"
        lines.append(f"- From k = 10 to {last:,} {words}: {reached(power <= 1.1)}.")
    growth = [
        f"{name} {exponent(medians, name, 10, last):.2f}"
        for name in NAMES
        if last > 10
        and all((find(medians, scale, name) or {}).get("outcome") == "done" for scale in (10, last))
    ]
    return lines + (
        [f"- Growth exponents, k = 10 to {last:,}: {'; '.join(growth)}."] if growth else []
    )


def on_spark(medians: list[dict]) -> list[str]:
    """Spark's fixed part and its part for each row, from the smallest and the largest scale."""
    rows = [row for row in medians if row["contender"] == SPARK and row["outcome"] == "done"]
    if len(rows) < 2:
        return []
    first, before_last, last = rows[0], *rows[-2:]
    million = (last["cpu_seconds"] - first["cpu_seconds"]) / (last["rows"] - first["rows"]) * 1e6
    grown = last["seconds"] / before_last["seconds"]
    return [
        f"- Spark: {first['cpu_seconds']:,.0f} CPU seconds whatever the rows, and {million:.1f} for"
        f" a million rows. From k = {before_last['scale']:,} to {last['scale']:,} its time grows"
        f" {grown:.1f} times, the rows {last['rows'] / before_last['rows']:.0f} times."
    ]


def reached(is_reached: bool) -> str:
    return "reached" if is_reached else "missed"


def exponent(medians: list[dict], name: str, first: int, last: int) -> float:
    """The b of time = a * rows^b, from the times at two scales."""
    low, high = find(medians, first, name), find(medians, last, name)
    return math.log(high["compared"] / low["compared"]) / math.log(high["rows"] / low["rows"])


def machine(rows: list[dict], duckdb_memory: str, memory_gb: float) -> str:
    """The machine, the versions and the memory limits, in one paragraph."""
    packages = ["duckdb", "dbt-core", "dbt-duckdb", "polars", "pandas", "pyarrow"]
    versions = ", ".join(f"{package} {version(package)}" for package in packages)
    loads = [row["load_before"] for row in rows]
    memory = psutil.virtual_memory().total / 2**30
    return (
        f"Machine: {os.cpu_count()} cores ({processor()}), {memory:.0f} GB of memory, {disk()},"
        f" {platform.system()}, Python {platform.python_version()}; {versions}."
        f" DuckDB's memory limit: {duckdb_memory}. A contender is stopped at {memory_gb:.0f} GB of"
        " resident memory and run again with ample memory."
        f" Load average before a run: {min(loads):.1f} to {max(loads):.1f}."
    )


def processor() -> str:
    """The processor's model name, or its architecture where /proc/cpuinfo is missing."""
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
        return next(line.split(": ")[1] for line in lines if line.startswith("model name"))
    except (OSError, StopIteration):
        return platform.machine()


def disk() -> str:
    """The kind of disk, according to the kernel."""
    for path in sorted(Path("/sys/block").glob("[svn]*/queue/rotational")):
        if path.parts[3].startswith("vd"):
            return "a virtual disk"
        return "a rotating disk" if path.read_text().strip() == "1" else "a solid-state disk"
    return "an unknown disk"


def draw(medians: list[dict], file: Path, duckdb_memory: str) -> None:
    """Draw one line per contender; hollow and dashed where it needed ample memory to finish."""
    plt.rcParams.update({"svg.hashsalt": "benchmark", "svg.fonttype": "none", "font.size": 10})
    figure, (times, memory) = plt.subplots(1, 2, figsize=(11, 5), layout="constrained")
    colours = {name: f"C{number}" for number, name in enumerate(NAMES)}
    for name in colours:
        done = [row for row in medians if row["contender"] == name and row["outcome"] == "done"]
        ample = [
            row for row in medians if row["contender"] == name + AMPLE and row["outcome"] == "done"
        ]
        style = {"marker": "o", "color": colours[name], "linewidth": 2.5 if name == MODELS else 1.3}
        for axes, value in [(times, "compared"), (memory, "peak_mb")]:
            plot(axes, done, value, label=name, **style)
            if ample:
                plot(axes, done[-1:] + ample, value, zorder=1, linestyle="--", **style)
                plot(axes, ample, value, zorder=3, markerfacecolor="white", **style)
    times.plot([], [], "o--", color="grey", markerfacecolor="white", label="with ample memory")
    times.set(title="Time (dbt without start-up)", ylabel="seconds, median")
    memory.set(title=f"Peak memory (DuckDB limited to {duckdb_memory})", ylabel="MB")
    for axes in (times, memory):
        axes.set(xscale="log", yscale="log", xlabel="raw rows")
        axes.grid(visible=True, which="major", alpha=0.3)
        axes.spines[["top", "right"]].set_visible(False)
    figure.legend(
        *times.get_legend_handles_labels(), loc="outside lower center", ncols=4, frameon=False
    )
    # Keep text as text: the file is smaller and searchable.
    figure.savefig(file, metadata={"Date": None, "Creator": None})
    plt.close(figure)


def plot(axes: Axes, rows: list[dict], value: str, **style: Any) -> None:
    axes.plot([row["rows"] for row in rows], [row[value] for row in rows], **style)
