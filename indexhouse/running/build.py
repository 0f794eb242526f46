"""Build the warehouse: into a file of its own, which takes the old one's place at the end.

dbt works on a file under target/building. Only a build that passes every test replaces the
warehouse, by one rename. A build that fails, or is killed at any moment, leaves the last good
warehouse as it was; readers that hold it open keep their copy and block nobody.
"""

import shutil
import sys
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from multiprocessing.pool import ThreadPool
from pathlib import Path

import duckdb

from indexhouse.contract.check import print_findings
from indexhouse.contract.own_index import WORK, print_index_findings, use_own_index
from indexhouse.contract.seeds import print_seed_findings
from indexhouse.marts.index import plural, uncapitalised
from indexhouse.project import PROJECT
from indexhouse.running.dbt import run_dbt
from indexhouse.running.exchange import state_of
from indexhouse.running.fingerprint import FileChangedError, read_inputs, record
from indexhouse.running.lock import only_one
from indexhouse.running.place import BUILDING, put_in_place, refuse_unreadable, refuse_unusable
from indexhouse.running.spark import prepare_spark, run_on_spark
from indexhouse.running.stopping import stop_at_once
from indexhouse.running.variables import WrongInputError, check_environment, read_variables
from indexhouse.terminal import printable

MARTS = PROJECT / "models" / "marts"
# Marts of this index alone, and those that an index without judgements or counts has no rows of.
UNUSED_BY_OTHERS = {
    *("province_rankings", "city_rankings"),
    *("fct_ahp_judgements", "fct_ahp_consistency", "fct_indicator_shares"),
}
# Without the tests of the SQL and of the project's own files: they run in `make test`.
ONLY_DATA = ["--exclude-resource-type", "unit_test", "--exclude", "tag:project_files"]


def build(
    warehouse: Path,
    raw: str = "",
    variables: str = "",
    index: str = "",
    *,
    target: str = "duckdb",
    keep_log: bool = False,
) -> int:
    """Check the input, run dbt, replace the warehouse; returns the exit code.

    `raw` is a folder of raw tables ('' is the sample library), `variables` are dbt's, as YAML,
    `index` is a folder that holds another index ('' is the project's own), `target` is the engine
    that runs the models, and `keep_log` has dbt write its debug log, which costs a fifth of the
    time of a small build.
    """
    warehouse = warehouse.resolve()
    try:
        check_environment()
        if target == "spark":
            prepare_spark()
        chosen = read_variables(variables)
        raw = raw or chosen.get("raw_location", "")
        refuse_unusable(warehouse)
        refuse_unreadable(raw)
        refuse_unreadable(index)
    except WrongInputError as problem:
        print(problem, file=sys.stderr)
        return 2
    stop_at_once(lambda: f"Stopped. {state_of(warehouse)}")
    errors = print_seed_findings()
    if index:
        errors += print_index_findings(Path(index), raw, chosen)
    if raw:
        chosen["raw_location"] = str(Path(raw).resolve())
    for folder in dict.fromkeys(filter(None, [raw, index])):
        errors += print_findings(Path(folder), all_optional=bool(index))
    if errors:
        print(f"Nothing was built. {state_of(warehouse)}", file=sys.stderr)
        return 1
    with only_build():
        if index:
            chosen = use_own_index(Path(index), chosen)
        return run_build(warehouse, chosen, target, keep_log)


@contextmanager
def only_build() -> Iterator[None]:
    """An empty folder to build in, for one build at a time."""
    with only_one("build", BUILDING.with_suffix(".lock")):
        shutil.rmtree(BUILDING, ignore_errors=True)
        BUILDING.mkdir()
        yield


def run_build(warehouse: Path, variables: dict, target: str, keep_log: bool) -> int:
    """Run dbt into a fresh file and put that in the warehouse's place if all is green."""
    # The file keeps the warehouse's name, which is the name of its catalog.
    building = BUILDING / warehouse.name
    arguments = ["--warn-error", "--no-write-json", "build", *ONLY_DATA]
    if not keep_log:
        arguments = ["--log-level-file", "none", *arguments]
    index = variables.get("index_location", "")
    if index and target == "duckdb":  # dbt keeps what it has parsed of either project
        arguments += ["--target-path", str(WORK / "dbt")]
    # While dbt runs: large files take seconds. The thread does not outlive the process.
    hashing = ThreadPool(1).apply_async(read_inputs, [variables.get("raw_location", ""), index])
    run_models = run_on_spark if target == "spark" else run_dbt
    run = run_models(building, variables, *arguments)
    if not run.success:
        explain_failure(run.findings, run.failed_tests, warehouse, building)
        return 1
    empty = without_rows(building, UNUSED_BY_OTHERS if index else set())
    if empty:
        print(f"No rows were made for {', '.join(empty)}. {state_of(warehouse)}", file=sys.stderr)
        return 1
    try:
        record(building, hashing.get(), target)
    except (FileChangedError, OSError) as error:
        print(f"{error} {state_of(warehouse)}", file=sys.stderr)
        return 1
    line = summary(building)
    try:
        put_in_place(building, warehouse)
    except OSError as error:
        print(f"The build is good, but {error}. {state_of(warehouse)}", file=sys.stderr)
        return 1
    print(f"Built {warehouse}: {line}")
    return 0


def explain_failure(
    findings: list[str], failed_tests: list[str], warehouse: Path, building: Path
) -> None:
    """The last lines of a failed build: what is wrong, and what became of the warehouse."""
    failed = "; ".join(name.replace("_", " ") for name in failed_tests)
    lines = [f"The build failed: {failed}." if failed else "The build failed."]
    lines += [*map(printable, findings), state_of(warehouse)]
    if building.exists():
        lines += [f"What it made, and its audit schema, is in {building}."]
    print("\n".join(lines), file=sys.stderr)


def without_rows(warehouse: Path, unused: Collection[str] = ()) -> list[str]:
    """Marts that are not there or empty though every test was green: the build was cut short."""
    rooms = (MARTS / "core", MARTS / "rankings")
    # Someone may have no use for circles.
    no_use = {"circle_rankings", "dim_region_members", *unused}
    expected = {file.stem for room in rooms for file in room.glob("*.sql")} - no_use
    with duckdb.connect(str(warehouse)) as connection:
        made = connection.execute(
            "select table_name from duckdb_tables()"
            " where schema_name = 'marts' and estimated_size > 0"
            " union all select view_name from duckdb_views() where schema_name = 'marts'"
        ).fetchall()
    return sorted(expected - {name for (name,) in made})


def summary(warehouse: Path) -> str:
    """What was built, in a line. Not read-only: closing the file writes its log into it."""
    with duckdb.connect(str(warehouse)) as connection:
        [(editions,)] = connection.execute(
            "select string_agg(edition, ', ' order by edition) from marts.dim_editions"
        ).fetchall()
        levels = connection.execute(
            "select count(distinct region_code), region_levels.name_en from marts.rankings"
            " inner join reference.region_levels using (region_level)"
            " where ranking = 'compete' group by all order by any_value(level_order)"
        ).fetchall()
        [(raw, rejected)] = connection.execute(
            "select sum(raw_rows), sum(rejected_rows) from audit.audit_row_counts"
        ).fetchall()
        [(notes,)] = connection.execute("select count(*) from audit.audit_notes").fetchall()
    doubts = f", {notes} notes above" if notes else ""
    ranked = " and ".join(f"{count} {uncapitalised(plural(name))}" for count, name in levels)
    return f"{ranked} ranked for {editions} from {raw:,} raw rows ({rejected:,} rejected){doubts}."
