"""The contenders: each is a command that reads raw Parquet and writes two Parquet files.

index_scores: edition, region_level, region_code, node_code, score, score_rank
row_counts:   raw_table, edition, raw_rows, accepted_rows, rejected_rows
"""

import json
import os
import shutil
import subprocess
import sys
import threading
import time
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import duckdb
import psutil
import yaml

from indexhouse.running.place import BUILDING

PROJECT = Path(__file__).parents[2]
SEEDS = PROJECT / "seeds"
COMPUTING_MODELS = ["+fct_index_scores", "+audit_row_counts"]
MODELS, BY_HAND, UNSCREENED = "dbt models", "by hand", "by hand, unscreened"
POLARS, PANDAS = "polars", "pandas"
# Everything that a user waits for: the input checked, all marts, robustness, data tests.
BUILD = "make build"
# The same on the engine of a cluster, on this machine; with the memory that it takes.
SPARK = "make build, Spark"
NAMES = [MODELS, BY_HAND, UNSCREENED, POLARS, PANDAS, BUILD, SPARK]
# `make build TARGET=spark` makes it.
SPARK_PYTHON = PROJECT / ".venv-spark" / "bin" / "python"
# Appended to the name of a contender that ran out of memory and runs again with more.
AMPLE = ", ample memory"
SPARK_MEMORY_GB = 16


@dataclass
class Run:
    """One run of one contender.

    Times are in seconds, peaks of memory and of disk (warehouse and what is spilled) in MiB;
    `out` is the folder of the results.
    The models' times are known for dbt only.
    """

    seconds: float
    cpu_seconds: float
    peak_mb: float
    disk_mb: float
    load_before: float
    out: Path
    outcome: str = "done"
    models_seconds: float | None = None
    models_summed_seconds: float | None = None


def ready() -> list[str]:
    """Those that can run here: Spark where its environment has been made."""
    return [name for name in NAMES if name != SPARK or SPARK_PYTHON.exists()]


def run(name: str, raw: Path, out: Path, duckdb_limit: str, memory_limit_gb: float) -> Run:
    """Run a contender as its own process; results and scratch files go to `out`."""
    shutil.rmtree(out, ignore_errors=True)
    out.mkdir(parents=True)
    command = commands(raw, out, duckdb_limit)[name.removesuffix(AMPLE)]
    if name == SPARK:
        finished = measure(name, command, out, SPARK_MEMORY_GB, **recorded_stages(out))
    else:
        finished = measure(name, command, out, memory_limit_gb, MEMORY_LIMIT=duckdb_limit)
    if finished.outcome == "done" and name.removesuffix(AMPLE) == MODELS:
        finished.models_seconds, finished.models_summed_seconds = model_seconds(out)
    if finished.outcome == "done" and name.removesuffix(AMPLE) in (MODELS, BUILD, SPARK):
        export_marts(out)
    return finished


def measure(
    name: str, command: list[str | Path], out: Path, memory_limit_gb: float, **variables: str
) -> Run:
    """Run a command as its own process, on the warehouse in `out`; its words go to log.txt."""
    environment = {
        **os.environ,
        "WAREHOUSE": str(out / "warehouse.duckdb"),
        "PYTHONDONTWRITEBYTECODE": "1",
        **variables,
    }
    with open(out / "log.txt", "w") as log:
        load_before = os.getloadavg()[0]
        started = time.monotonic()
        process = subprocess.Popen(command, cwd=PROJECT, env=environment, stdout=log, stderr=log)
        watch = PeakWatch(process, memory_limit_gb, [out, BUILDING])
        watch.start()
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.monotonic() - started
        process.returncode = os.waitstatus_to_exitcode(status)
        watch.join()
    # Spark's Java is a process of its own, which nobody waits for.
    cpu_seconds = max(usage.ru_utime + usage.ru_stime, watch.cpu_seconds)
    peaks = watch.memory / 2**20, watch.disk / 2**20
    finished = Run(seconds, cpu_seconds, *peaks, load_before, out)
    if process.returncode:
        words = (out / "log.txt").read_text(encoding="utf-8")
        is_memory = process.returncode < 0 or "MemoryError" in words or "Out of Memory" in words
        finished.outcome = "out of memory" if is_memory else "failed"
        if not is_memory:
            print(f"{name} failed:\n{words[-3000:]}", file=sys.stderr, flush=True)
    return finished


def recorded_stages(out: Path) -> dict[str, str]:
    """Variables that have Spark write what each stage takes into out/stages (stages.py)."""
    (out / "stages").mkdir()
    settings = {
        "spark.eventLog.enabled": "true",
        "spark.eventLog.compress": "false",
        "spark.eventLog.dir": (out / "stages").as_uri(),
        "spark.local.dir": str(out / "scratch"),
    }
    words = [f"--conf {name}={value}" for name, value in settings.items()]
    return {"PYSPARK_SUBMIT_ARGS": " ".join([*words, "pyspark-shell"])}


def commands(raw: Path, out: Path, duckdb_limit: str) -> dict[str, list[str | Path]]:
    """Contender -> command line."""
    dbt: list[str | Path] = [Path(sys.executable).with_name("dbt"), "--quiet", "build"]
    dbt += ["--select", *COMPUTING_MODELS]
    dbt += ["--exclude-resource-types", "test", "unit_test"]
    dbt += ["--vars", yaml.dump({"raw_location": str(raw)}), "--profiles-dir", PROJECT]
    dbt += ["--target-path", out / "target", "--log-path", out / "logs"]
    python = [sys.executable, "-m"]
    places = [raw, SEEDS, out]
    build = [*python, "indexhouse", "build", "--raw", raw]
    return {
        MODELS: dbt,
        BY_HAND: [*python, "research.benchmarks.by_hand", *places, duckdb_limit],
        UNSCREENED: [*python, "research.benchmarks.by_hand", *places, duckdb_limit, "unscreened"],
        POLARS: [*python, "research.benchmarks.with_polars", *places],
        PANDAS: [*python, "research.benchmarks.with_pandas", *places],
        BUILD: [*build, "--warehouse", out / "warehouse.duckdb"],
        SPARK: [
            *(SPARK_PYTHON, *build[1:]),
            *("--warehouse", out / "warehouse.duckdb", "--target", "spark"),
        ],
    }


class PeakWatch(threading.Thread):
    """Polls the resident memory and CPU time of a process and its children, and the size of
    folders; kills it above a limit of memory.

    The kernel's own peak (ru_maxrss) would include the parent's memory at the time of the fork.
    """

    def __init__(self, process: subprocess.Popen, limit_gb: float, folders: list[Path]) -> None:
        super().__init__(daemon=True)
        self.process = process
        self.limit = limit_gb * 2**30
        self.folders = folders
        self.memory = 0
        self.disk = 0
        self.cpu: dict[int, float] = {}

    @property
    def cpu_seconds(self) -> float:
        return sum(self.cpu.values())

    def run(self) -> None:
        started = psutil.Process(self.process.pid)
        while self.process.returncode is None:
            memory = 0
            with suppress(psutil.NoSuchProcess):
                # Not their children: a fork of Java is Java's memory counted twice.
                for each in [started, *started.children()]:
                    memory += each.memory_info().rss
                    times = each.cpu_times()
                    self.cpu[each.pid] = times.user + times.system
            self.memory = max(self.memory, memory)
            if self.memory > self.limit:
                self.process.kill()
                return
            self.disk = max(self.disk, sum(map(size_of, self.folders)))
            time.sleep(0.1)


def size_of(folder: Path) -> int:
    """Bytes of the files in a folder, some of which may just be going."""
    total = 0
    for place, _, names in os.walk(folder):
        for name in names:
            with suppress(FileNotFoundError):
                total += os.stat(os.path.join(place, name)).st_size
    return total


def model_seconds(out: Path) -> tuple[float, float]:
    """Seconds from the first model's start to the last one's end, and the sum over models."""
    results = json.loads((out / "target/run_results.json").read_text(encoding="utf-8"))["results"]
    moments = [
        datetime.fromisoformat(timing[moment].replace("Z", "+00:00"))
        for result in results
        for timing in result["timing"]
        for moment in ("started_at", "completed_at")
    ]
    span = (max(moments) - min(moments)).total_seconds()
    return span, sum(result["execution_time"] for result in results)


def export_marts(out: Path) -> None:
    """Copy the two compared tables from the warehouse to Parquet."""
    with duckdb.connect(str(out / "warehouse.duckdb"), read_only=True) as connection:
        for mart, table in [
            ("marts.fct_index_scores", "index_scores"),
            ("audit.audit_row_counts", "row_counts"),
        ]:
            connection.execute(f"copy {mart} to '{out}/{table}.parquet'")


def differences(one: Path, other: Path) -> list[str]:
    """How two results differ: scores by more than 1e-9, ranks and row counts at all."""
    checks = {
        "scores": "select count(*) from '{one}/index_scores.parquet' as a"
        " full join '{other}/index_scores.parquet' as b"
        " using (edition, region_level, region_code, node_code)"
        " where abs(a.score - b.score) <= 1e-9 is not true"
        " or a.score_rank is distinct from b.score_rank",
        "row counts": "select count(*) from '{one}/row_counts.parquet' as a"
        " full join '{other}/row_counts.parquet' as b"
        " on a.raw_table = b.raw_table and a.edition is not distinct from b.edition"
        " where (a.raw_rows, a.accepted_rows, a.rejected_rows)"
        " is distinct from (b.raw_rows, b.accepted_rows, b.rejected_rows)",
    }
    found = {
        what: duckdb.sql(sql.format(one=one, other=other)).fetchone()[0]
        for what, sql in checks.items()
    }
    return [f"{count} {what} differ" for what, count in found.items() if count]


def refused_rows(out: Path) -> int:
    """How many rows a contender refused, in all tables and editions."""
    counts = f"{out}/row_counts.parquet"
    return int(duckdb.sql(f"select sum(rejected_rows) from '{counts}'").fetchone()[0])
