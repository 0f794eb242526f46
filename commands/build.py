"""make build: build beside, swap at the end.

dbt works on a file of its own under target/building; only a build that ends green takes
the place of the warehouse, in one rename. A build that fails, or is killed at any moment,
leaves the last good warehouse as it was; a reader that holds it open keeps its copy and
stops nobody.
"""

import argparse
import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb
import yaml

from commands import check
from commands.only_one import only_one
from common.run_dbt import run_dbt, stop_at_once
from common.swap import state_of

PROJECT = Path(__file__).parents[1]
BUILDING = PROJECT / "target" / "building"
# A file is a catalog of its name, and "marts.province_rankings" must mean one thing.
NAMES_OF_SCHEMAS = {"marts", "audit", "staging", "intermediate", "reference", "raw", "raw_files"}
NAMES_OF_SCHEMAS |= {"published", "main", "system", "temp"}


def main() -> int:
    parser = argparse.ArgumentParser(prog="make build", description=__doc__.split("\n")[0])
    parser.add_argument("warehouse", type=Path, help="file that a green build takes the place of")
    parser.add_argument("--raw", default="", help="folder of your own raw tables")
    parser.add_argument("--vars", default="{}", type=known_variables, help="dbt variables, YAML")
    arguments = parser.parse_args()
    warehouse, variables = arguments.warehouse.resolve(), arguments.vars
    if warehouse.is_dir():
        parser.error(f"{warehouse} is a folder: name the file of the warehouse")
    if warehouse.stem in NAMES_OF_SCHEMAS:
        parser.error(f"{warehouse.stem} is the name of a schema inside: name the file otherwise")
    stop_at_once(lambda: f"Stopped. {state_of(warehouse)}")
    raw = arguments.raw or variables.get("raw_location")
    if raw:
        variables["raw_location"] = str(Path(raw).resolve())
        if check.report(Path(raw)):
            print(f"Nothing was built. {state_of(warehouse)}", file=sys.stderr)
            return 1
    with only_build():
        return build(warehouse, variables)


def known_variables(text: str) -> dict:
    """The variables of the command line, which dbt would take whatever their names."""
    known = yaml.safe_load((PROJECT / "dbt_project.yml").read_text(encoding="utf-8"))["vars"]
    try:
        variables = yaml.safe_load(text) or {}
    except yaml.YAMLError:
        variables = None
    if not isinstance(variables, dict):
        raise argparse.ArgumentTypeError(f"{text!r} is not of the form {{name: value}}")
    unknown = [str(name) for name in variables if name not in known]
    if unknown:
        raise argparse.ArgumentTypeError(
            f"no variable is named {', '.join(unknown)}; there are {', '.join(known)}"
        )
    share = variables.get("max_rejected_share", 0)
    if type(share) not in (int, float) or not 0 <= share <= 1:
        raise argparse.ArgumentTypeError(
            f"max_rejected_share is {share!r}, and must be a number from 0 to 1: 0.01 is one row in a hundred"
        )
    return variables


def build(warehouse: Path, variables: dict) -> int:
    """Run dbt into a fresh file; put it in the warehouse's place when all is green."""
    # The file keeps the warehouse's name, which is the name of its catalog.
    building = BUILDING / warehouse.name
    # Unit tests ask of the SQL, not of the data: they are left to make test.
    arguments = ["--warn-error", "build", "--exclude-resource-type", "unit_test"]
    if not run_dbt(building, variables, *arguments):
        print(f"The build failed, see above. {state_of(warehouse)}", file=sys.stderr)
        if building.exists():
            print(f"What it made, and its audit schema, is in {building}.", file=sys.stderr)
        return 1
    for gap in gaps(building):
        print(f"Note: {gap}")
    line = summary(building)
    try:
        put_in_place(building, warehouse)
    except OSError as error:
        print(f"The build is good, but {error}. {state_of(warehouse)}", file=sys.stderr)
        return 1
    print(f"Built {warehouse}: {line}")
    return 0


def put_in_place(building: Path, warehouse: Path) -> None:
    """One rename, within one disk: `target` may lie on another."""
    beside = warehouse.with_name(warehouse.name + ".new")
    warehouse.parent.mkdir(parents=True, exist_ok=True)
    shutil.move(building, beside)
    # What a crashed writer has left of the old file must not be replayed into the new one.
    warehouse.with_name(warehouse.name + ".wal").unlink(missing_ok=True)
    os.replace(beside, warehouse)


@contextmanager
def only_build() -> Iterator[None]:
    """An empty folder to build in, for one build at a time."""
    with only_one("build", BUILDING.with_suffix(".lock")):
        shutil.rmtree(BUILDING, ignore_errors=True)
        BUILDING.mkdir()
        yield


def gaps(warehouse: Path) -> list[str]:
    """Editions of which a table has nothing: a file forgotten, or the truth."""
    with duckdb.connect(str(warehouse)) as connection:
        found = connection.execute(
            "select distinct raw_table, editions.edition from audit.audit_row_counts"
            " cross join marts.dim_editions as editions"
            " where (raw_table, editions.edition) not in"
            " (select (raw_table, edition) from audit.audit_row_counts where accepted_rows > 0)"
            " order by all"
        ).fetchall()
    return [f"raw_{table} has no accepted row of edition {year}: it counts as 0." for table, year in found]


def summary(warehouse: Path) -> str:
    """What was built, in a line. Not read-only: to close the file is to complete it."""
    with duckdb.connect(str(warehouse)) as connection:
        editions, provinces, cities = connection.execute(
            "select (select string_agg(edition, ', ' order by edition) from marts.dim_editions),"
            " (select count(distinct region_code) from marts.province_rankings),"
            " (select count(distinct region_code) from marts.city_rankings)"
        ).fetchone()
        raw, rejected = connection.execute(
            "select sum(raw_rows), sum(rejected_rows) from audit.audit_row_counts"
        ).fetchone()
    return (
        f"{provinces} provinces and {cities} cities ranked for {editions}"
        f" from {raw:,} raw rows ({rejected:,} rejected)."
    )


if __name__ == "__main__":
    sys.exit(main())
