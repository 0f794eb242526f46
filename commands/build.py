"""make build: build beside, swap at the end.

dbt works on a file of its own under target/; only a build that ends green takes the
place of the warehouse, in one rename. A build that fails, or is killed at any moment,
leaves the last good warehouse as it was; a reader that holds it open keeps its copy and
stops nobody.
"""

import argparse
import fcntl
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb
import yaml

from commands import check

PROJECT = Path(__file__).parents[1]
BUILDING = PROJECT / "target" / "building"


def main() -> int:
    parser = argparse.ArgumentParser(prog="make build", description=__doc__.split("\n")[0])
    parser.add_argument("warehouse", type=Path, help="file that a green build takes the place of")
    parser.add_argument("--raw", default="", help="folder of your own raw tables")
    parser.add_argument("--vars", default="{}", type=yaml.safe_load, help="dbt variables, YAML")
    arguments = parser.parse_args()
    variables = dict(arguments.vars or {})
    if arguments.raw:
        if check.report(Path(arguments.raw)):
            return 1
        variables["raw_location"] = str(Path(arguments.raw).resolve())
    with only_build():
        return build(arguments.warehouse, variables)


def build(warehouse: Path, variables: dict) -> int:
    """Run dbt into a fresh file; put it in the warehouse's place when all is green."""
    # The file keeps the warehouse's name, which is the name of its catalog.
    building = BUILDING / warehouse.name
    dbt = subprocess.run(
        [Path(sys.executable).with_name("dbt"), "--warn-error", "build", "--vars", yaml.dump(variables)],
        cwd=PROJECT,
        env={**os.environ, "WAREHOUSE": str(building)},
    )
    if dbt.returncode:
        kept = "is unchanged" if warehouse.exists() else "was not made"
        print(
            f"The build failed, see above; {building} holds what it found."
            f" {warehouse.resolve()} {kept}.",
            file=sys.stderr,
        )
        return dbt.returncode
    line = summary(building)
    os.replace(building, warehouse)
    print(f"Built {warehouse.resolve()}: {line}")
    return 0


@contextmanager
def only_build() -> Iterator[None]:
    """An empty folder to build in, for one build at a time."""
    BUILDING.parent.mkdir(exist_ok=True)
    with open(BUILDING.with_suffix(".lock"), "w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            sys.exit("Another build of this project is running. Wait for it, or stop it.")
        shutil.rmtree(BUILDING, ignore_errors=True)
        BUILDING.mkdir()
        yield


def summary(warehouse: Path) -> str:
    with duckdb.connect(str(warehouse), read_only=True) as connection:
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
