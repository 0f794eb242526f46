"""An index of one's own: a folder of CSV files that stand in the place of the project's seeds.

    index_nodes.csv       the tree; the one file that must be there
    index_weights.csv     weights; without it, equal ones among the children of every node
    ahp_judgements.csv    pairwise judgements; indicator_bounds.csv  bounds of indicators
    regions.csv, region_levels.csv, region_members.csv, editions.csv, countries.csv
    scenarios.csv, uncertainty_designs.csv    other ways to make the index, and random ones
    raw_observations      as a raw table: CSV, gzipped CSV, Parquet or a folder of Parquet

A file may leave out columns that have a default, and a language: its texts are then those of the
other. docs/your_own_index.md tells it step by step.
"""

import csv
import shutil
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

from indexhouse.contract.findings import Finding
from indexhouse.contract.seeds import Seed, check_seed, seeds
from indexhouse.contract.staging import files_by_form
from indexhouse.project import PROJECT, SEEDS, TARGET

WORK = TARGET / "own_index"
SEED_PATH = WORK / "seeds"
Row = dict[str, str]
NODES, WEIGHTS, JUDGEMENTS = "index_nodes", "index_weights", "ahp_judgements"
SCENARIOS, DESIGNS = "scenarios", "uncertainty_designs"
LEVELS, MEMBERS, BOUNDS = "region_levels", "region_members", "indicator_bounds"
# Without a file of one's own: those of the project, or nothing.
EMPTY = (WEIGHTS, JUDGEMENTS, BOUNDS)
OBSERVATIONS = "raw_observations"
EQUAL, DEFAULT_SCHEME = "equal", "own"


def other_name(one: str, other: str) -> Callable[[Row], str]:
    return lambda row: row.get(one) or row.get(other, "")


# Seed -> column that may be left out -> what stands there then.
DEFAULTS: dict[str, dict[str, Callable[[Row], str]]] = {
    NODES: {
        "node_level": lambda row: "",
        "node_order": lambda row: row["#"],
        "direction": lambda row: "" if row["children"] else "1",
        "statistic": lambda row: "" if row["children"] else "value",
        "unit_zh": lambda row: row.get("unit_en") or ("分" if row["children"] else "—"),
        "unit_en": lambda row: row.get("unit_zh") or ("points" if row["children"] else "—"),
        "name_zh": other_name("name_en", "node_code"),
        "name_en": other_name("name_zh", "node_code"),
        "description_zh": lambda row: row.get("description_en", ""),
        "description_en": lambda row: row.get("description_zh", ""),
    },
    WEIGHTS: {"weight_scheme": lambda row: DEFAULT_SCHEME},
    JUDGEMENTS: {"judge_code": lambda row: "judge"},
    BOUNDS: {
        "bounds_from": lambda row: "edition",
        "low_value": lambda row: "",
        "high_value": lambda row: "",
    },
    "regions": {
        "region_level": lambda row: "region",
        "parent_code": lambda row: "",
        "iso_code": lambda row: "",
        "region_type": lambda row: "",
        "name_zh": other_name("name_en", "region_code"),
        "short_name_zh": lambda row: row.get("name_zh") or row.get("name_en") or row["region_code"],
        "name_en": other_name("name_zh", "region_code"),
        "tile_row": lambda row: "",
        "tile_column": lambda row: "",
    },
    LEVELS: {
        "level_order": lambda row: row["#"],
        "members_overlap": lambda row: "false",
        "name_zh": other_name("name_en", "region_level"),
        "name_en": other_name("name_zh", "region_level"),
    },
    MEMBERS: {},
    "editions": {
        # A number that is no year is told of by the build.
        "data_cutoff_on": lambda row: f"{row['edition'][:4]}-12-31",
        "name_zh": other_name("name_en", "edition"),
        "name_en": other_name("name_zh", "edition"),
    },
    SCENARIOS: {
        "weight_scheme": lambda row: "",
        "normalisation": lambda row: "min_max",
        "aggregation": lambda row: "arithmetic",
        "left_out_node": lambda row: "",
        "left_out_region": lambda row: "",
        "name_zh": other_name("name_en", "scenario_code"),
        "name_en": other_name("name_zh", "scenario_code"),
    },
    DESIGNS: {
        "weight_noise": lambda row: "none",
        "varies_normalisation": lambda row: "false",
        "varies_aggregation": lambda row: "false",
        "varies_left_out": lambda row: "false",
        "name_zh": other_name("name_en", "design_code"),
        "name_en": other_name("name_zh", "design_code"),
    },
    "countries": {
        "name_zh": other_name("name_en", "country_code"),
        "name_en": other_name("name_zh", "country_code"),
    },
}


def own_seeds(folder: Path) -> list[Seed]:
    """The seeds that a folder may hold: columns that have a default may be missing there."""
    return [
        replace(seed, file=folder / seed.file.name, optional=frozenset(DEFAULTS[seed.file.stem]))
        for seed in seeds()
        if seed.file.stem in DEFAULTS
    ]


def check_own_index(folder: Path) -> Iterator[Finding]:
    """What is wrong with the form of the files in a folder."""
    if not folder.is_dir():
        yield Finding(folder, "there is no such folder", "Name the folder of your index.")
        return
    known = own_seeds(folder)
    there = [seed for seed in known if seed.file.is_file() or seed.file.stem == NODES]
    faults = [fault for seed in there for fault in check_seed(seed)]
    yield from faults
    names = ", ".join(seed.file.name for seed in known)
    strangers = {*folder.glob("*.csv")} - {seed.file for seed in known}
    for file in sorted(strangers):
        if not file.name.startswith(("raw_", ".", "_", "~")):
            problem = "an index has no file of this name"
            yield Finding(file, problem, f"Name it as one of {names}, or move it away.")
    if not faults and not any(row["parent_code"] for row in rows(folder, NODES)):
        problem = "no node is below another: an index is a root with indicators below it"
        remedy = "Write the root's code as parent_code of the nodes below it."
        yield Finding(folder / f"{NODES}.csv", problem, remedy, column="parent_code")
    regions, levels = rows(folder, "regions"), rows(folder, LEVELS)
    if len({row.get("region_level", "") for row in regions}) > 1 and not levels:
        problem = "there are regions of several levels, and no file that says how each is ranked"
        remedy = "Give region_level and ranking (compete, sum or none), a row for each level."
        yield Finding(folder / f"{LEVELS}.csv", problem, remedy)


def rows(folder: Path, seed: str) -> list[Row]:
    """The rows of a file of the folder; none if it is not there."""
    file = folder / f"{seed}.csv"
    if not file.is_file():
        return []
    with open(file, encoding="utf-8-sig", newline="") as lines:
        reader = csv.DictReader(lines)
        reader.fieldnames = [name.strip(" ").lower() for name in reader.fieldnames or []]
        return list(reader)


def assemble(folder: Path) -> None:
    """Put the seeds together that dbt reads: those of the folder, else the project's own."""
    shutil.rmtree(SEED_PATH, ignore_errors=True)
    for file in SEEDS.rglob("*.*"):
        target = SEED_PATH / file.relative_to(SEEDS)
        target.parent.mkdir(parents=True, exist_ok=True)
        is_own = file.stem in DEFAULTS and (folder / file.name).is_file()
        if file.suffix != ".csv" or not is_replaced(folder, file):
            shutil.copyfile(file, target)
        else:
            header = file.read_text(encoding="utf-8").split("\n", 1)[0].split(",")
            write(target, header, completed(folder, file.stem) if is_own else [])
    if not (folder / f"{WEIGHTS}.csv").is_file():
        equal = equal_weights(rows(folder, NODES))
        write(SEED_PATH / "index" / f"{WEIGHTS}.csv", list(equal[0]), equal)
    if not (folder / f"{SCENARIOS}.csv").is_file():
        general = [row for row in rows(SEEDS / "index", SCENARIOS) if is_general(row, folder)]
        write(SEED_PATH / "index" / f"{SCENARIOS}.csv", list(general[0]), general)
    if rows(folder, "regions") and not rows(folder, LEVELS):
        level = rows(folder, "regions")[0].get("region_level") or "region"
        names = {"name_zh": "区域", "name_en": "Region"}
        only = {"region_level": level, "level_order": "1", "ranking": "compete"} | names
        only["members_overlap"] = "false"
        write(SEED_PATH / "reference" / f"{LEVELS}.csv", list(only), [only])


def is_general(scenario: Row, folder: Path) -> bool:
    """Whether a scenario of the project makes sense for another index."""
    names_its_own = scenario["left_out_node"] or scenario["left_out_region"]
    is_judged = bool(rows(folder, JUDGEMENTS))
    return not names_its_own and (is_judged or scenario["weight_scheme"] != "ahp")


def equal_weights(nodes: list[Row]) -> list[Row]:
    """Every node weighs as much as the others with the same parent."""
    siblings = Counter(row.get("parent_code", "") for row in nodes)
    return [
        {
            "weight_scheme": EQUAL,
            "node_code": row["node_code"],
            "weight": repr(1 / siblings[row["parent_code"]]),
        }
        for row in nodes
        if row.get("parent_code")
    ]


def is_replaced(folder: Path, file: Path) -> bool:
    """Whether a seed of the project gives way: to a file of the folder, or to nothing."""
    own_regions = (folder / "regions.csv").is_file()
    return (
        (folder / file.name).is_file()
        or file.parent.name in ("raw", "printed")
        or file.stem in EMPTY
        or (own_regions and file.stem in (LEVELS, MEMBERS))
    )


def completed(folder: Path, seed: str) -> list[Row]:
    """The rows of a file with the columns that it leaves out."""
    found = rows(folder, seed)
    parents = {row.get("parent_code") for row in found}
    for number, row in enumerate(found, start=1):
        facts = {"#": str(number), "children": "yes" if row.get("node_code") in parents else ""}
        missing = {name: make for name, make in DEFAULTS[seed].items() if name not in row}
        row |= {name: make({**row, **facts}) for name, make in missing.items()}
    return found


def write(file: Path, header: list[str], found: list[Row]) -> None:
    with open(file, "w", encoding="utf-8", newline="") as lines:
        writer = csv.DictWriter(lines, header, lineterminator="\n", extrasaction="ignore")
        writer.writeheader()
        writer.writerows(found)


def schemes(folder: Path) -> list[str]:
    """The weight schemes of a folder, in the order in which they come; the first one is used."""
    given = [row.get("weight_scheme") or DEFAULT_SCHEME for row in rows(folder, WEIGHTS)]
    judged = ["ahp"] if rows(folder, JUDGEMENTS) else []
    return list(dict.fromkeys(given)) or judged or [EQUAL]


def variables(folder: Path) -> dict[str, str]:
    """The dbt variables that make a build read the folder."""
    return {
        "index_location": str(folder.resolve()),
        "seed_path": SEED_PATH.relative_to(PROJECT).as_posix(),
    }


def print_index_findings(index: Path, raw: str, chosen: dict) -> int:
    """Print what is wrong with the files of an index; returns how many errors there are.

    `raw` is a folder of raw tables beside it, `chosen` are the variables that the user has set.
    """
    findings = list(check_own_index(index))
    is_elsewhere = raw != "" and Path(raw).resolve() != index.resolve()
    if is_elsewhere and files_by_form(Path(raw), OBSERVATIONS):
        problem = "observations belong to the index"
        findings.append(Finding(Path(raw) / OBSERVATIONS, problem, f"Move them to {index}."))
    if not findings and "weight_scheme" not in chosen and len(schemes(index)) > 1:
        remedy = f"Choose one: VARS='{{weight_scheme: {schemes(index)[0]}}}'."
        problem = f"there are several weight schemes ({', '.join(schemes(index))})"
        findings.append(Finding(index / f"{WEIGHTS}.csv", problem, remedy))
    for finding in findings:
        print(finding)
    return len(findings)


def use_own_index(index: Path, chosen: dict) -> dict:
    """Put its seeds together; returns the variables with those that make dbt read them."""
    assemble(index)
    defaults = {"weight_scheme": schemes(index)[0], "raw_location": str(index.resolve())}
    return defaults | chosen | variables(index)
