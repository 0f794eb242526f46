"""Makes the sample library in seeds/raw. Run it from the project root:

python -m research.reconstruction            # solve, expand, check, write
python -m research.reconstruction --check    # compare the files with their hashes
python -m research.reconstruction --plots    # draw the plots of the README
"""

import argparse
import sys
from pathlib import Path

from research.reconstruction.seeds import Seeds, load_seeds
from research.reconstruction.tables import TABLES, Tables
from research.reconstruction.write import (
    HASH_FILE,
    RAW_FOLDER,
    hashes,
    read_tables,
    recorded_hashes,
    write_tables,
)


def main() -> int:
    """Run the command line; the exit status is 1 if something failed or differs."""
    parser = argparse.ArgumentParser(
        prog="python -m research.reconstruction",
        description="Make the sample library in seeds/raw.",
    )
    choice = parser.add_mutually_exclusive_group()
    choice.add_argument("--check", action="store_true", help="compare the files with their hashes")
    choice.add_argument("--plots", action="store_true", help="draw the plots of the README")
    arguments = parser.parse_args()
    root = Path.cwd()
    if not (root / "seeds" / "printed").is_dir():
        print("run this from the project root: there is no folder seeds/printed here")
        return 1
    if arguments.check:
        return check(root)
    if arguments.plots:
        return plot(root)
    return build(root)


def build(root: Path) -> int:
    """Solve, expand and check the sample library, and write it if it passes; 1 if it does not."""
    from research.reconstruction.calibrate.solution import solve_totals
    from research.reconstruction.expand.library import expand

    seeds = load_seeds(root)
    tables = expand(solve_totals(seeds), seeds.cutoffs, seeds.sample_sizes("investors"))
    print("expand: rows made, checking them against the printed figures", flush=True)
    if not reproduces_figures(seeds, tables):
        print("nothing written: the rows do not reproduce all printed figures")
        return 1
    write_tables(tables, root)
    count = sum(len(tables[table.name]) for table in TABLES)
    print(f"made {count:,} rows in {len(TABLES)} tables: {RAW_FOLDER}, hashes: {HASH_FILE}")
    return 0


def reproduces_figures(seeds: Seeds, tables: Tables) -> bool:
    """Print every figure that the rows miss and a summary; true if they miss none."""
    from research.reconstruction.verify import Check

    findings = Check(seeds, tables).findings()
    missed = [finding for finding in findings if not finding.is_met]
    for finding in missed:
        figure = finding.figure
        print(
            f"verify: MISSED: {figure.figure_id} {figure.locator} {figure.region} {figure.node} "
            f"{figure.measure} {figure.operator} {figure.printed}, "
            f"computed {float(finding.computed):.6f}"
        )
    about_weights = len(seeds.figures) - len(findings)
    print(
        f"verify: {len(findings) - len(missed):,} of {len(seeds.figures):,} printed figures "
        f"reproduced from the rows, {len(missed)} missed; "
        f"{about_weights} are about the weights and do not depend on rows",
        flush=True,
    )
    return not missed


def check(root: Path) -> int:
    """Compare the files of the sample library with their recorded hashes; 1 if any differs."""
    recorded, found = recorded_hashes(root), hashes(root)
    changed = sorted(name for name in recorded | found if recorded.get(name) != found.get(name))
    for name in changed:
        print(f"{name}: differs from {HASH_FILE}, or one of the two is missing")
    if not changed:
        print(f"{len(recorded)} files match {HASH_FILE}")
    return 1 if changed else 0


def plot(root: Path) -> int:
    """Draw the plots from the written sample library."""
    from research.reconstruction.plots import draw

    for path in draw(load_seeds(root), read_tables(root), root):
        print(f"drew {path.relative_to(root)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
