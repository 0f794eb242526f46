"""`make check`: findings on seeds and raw files, what they hold, what a build would refuse."""

import sys
from pathlib import Path

from indexhouse.contract.check import print_findings
from indexhouse.contract.overview import overview, profiles_in
from indexhouse.contract.own_index import WORK, print_index_findings, use_own_index
from indexhouse.contract.seeds import print_seed_findings
from indexhouse.project import TARGET
from indexhouse.running.dbt import DbtRun, run_dbt
from indexhouse.running.lock import only_one
from indexhouse.running.stopping import stop_at_once
from indexhouse.running.variables import WrongInputError, read_variables
from indexhouse.terminal import printable

# dbt keeps what it has parsed in a folder of its own: a build need not parse anew after a check.
CHECKING = TARGET / "checking"
WAREHOUSE = CHECKING / "checking.duckdb"
# Keys and references are looked up as slowly as a build does: about half a minute for so many.
LIMIT = 10_000_000  # rows
# The models of a build that find rows to reject, and the tests that then stop it.
SELECTED = [
    *("+audit_rejected_rows", "+audit_notes"),
    *("the_configuration_has_no_problems", "no_more_rows_are_rejected_than_allowed"),
]


def check(raw: str, variables: str = "", index: str = "", *, everything: bool = False) -> int:
    """Check the seeds and a folder of raw tables; returns the exit code: 1 if a build would stop.

    `raw` is the folder ('' looks at the seeds alone), `variables` are dbt's, as YAML, `index` is
    the folder of another index; `everything` looks at keys and references of any number of rows.
    """
    try:
        chosen = read_variables(variables)
    except WrongInputError as problem:
        print(problem, file=sys.stderr)
        return 2
    errors = print_seed_findings()
    raw = raw or chosen.get("raw_location", "") or index
    if index:
        errors += print_index_findings(Path(index), raw, chosen)
    if not raw:
        print(f"Checked the seeds: {errors} errors. Name a folder to check raw tables: RAW=DIR.")
        return 1 if errors else 0
    folder = Path(raw)
    errors += print_findings(folder, all_optional=bool(index))
    profiles = profiles_in(folder) if folder.is_dir() else []
    if profiles:
        print(overview(profiles))
    if errors:
        print("Not looked at yet: keys, codes and references. Correct the errors first.")
        return 1
    rows = sum(profile.rows.total() for profile in profiles)
    if rows > LIMIT and not everything:
        print(
            f"Not looked at: keys, codes and references, as the tables have {rows:,} rows."
            " ALL=1 looks at them all the same; so does a build."
        )
        return 0
    return 0 if rehearse(folder, chosen, index) else 1


def rehearse(folder: Path, variables: dict, index: str) -> bool:
    """Have the build's own models judge the rows; returns whether a build would go on."""
    stop_at_once(lambda: "Stopped. Nothing was changed.")
    print("Looking at keys, codes and references …", flush=True)
    with only_one("check", CHECKING.with_suffix(".lock")):
        CHECKING.mkdir(exist_ok=True)
        WAREHOUSE.unlink(missing_ok=True)
        chosen = variables | {"raw_location": str(folder.resolve())}
        run = run_dbt(
            WAREHOUSE,
            use_own_index(Path(index), chosen) if index else chosen,
            *("--log-level", "none", "--log-level-file", "none", "--no-write-json"),
            *(
                "build",
                "--target-path",
                str(WORK / "dbt" if index else CHECKING),
                "--exclude-resource-type",
                "unit_test",
            ),
            *("--indirect-selection", "empty", "--select", *SELECTED),
        )
        print_verdict(run)
    return run.success


def print_verdict(run: DbtRun) -> None:
    """What the models found, and what a build would make of it."""
    for sentence in run.findings:
        note = sentence.removeprefix("Note: ")
        kind = "note" if run.success or note != sentence else "error"
        print(printable(f"{kind}: {note}"))
    if run.success:
        print("A build would go on.")
    else:
        failed = "; ".join(name.replace("_", " ") for name in run.failed_tests)
        print(f"A build would stop{f': {failed}' if failed else ''}. The rows are in {WAREHOUSE}.")
