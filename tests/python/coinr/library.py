"""An index of 24 indicators in six pillars for 31 and 3,000 regions: `python library.py DIR`.

Each number is made of a hash, with four decimals, so that Python, R and SQL read the same one.
"""

import csv
import sys
from hashlib import sha256
from pathlib import Path

WHOLE = "numerator", "denominator"
LEVELS = {"few": 31, "many": 3000}
PILLARS = {f"p{number}": 1 + number % 3 for number in range(1, 7)}
# Weight among its siblings, and direction.
INDICATORS = {
    f"i{number:02}": (f"p{1 + number % 6}", 1 + number % 4, -1 if number % 5 == 0 else 1)
    for number in range(1, 25)
}
REGIONS = {
    f"{level}_{number:04}": level for level, count in LEVELS.items() for number in range(count)
}


def observed(region: str, indicator: str) -> str:
    """A number that is skewed, as counts of regions are."""
    share = int(sha256(f"{region} {indicator}".encode()).hexdigest()[:8], 16) / 2**32
    return f"{1000 * share**3:.4f}"


def write_index(folder: Path) -> None:
    """The files of `make build INDEX=DIR`."""
    folder.mkdir()
    weights = PILLARS | {node: weight for node, (_, weight, _) in INDICATORS.items()}
    tables = {
        "index_nodes": [
            ("node_code", "parent_code", "direction"),
            ("index", "", ""),
            *((pillar, "index", "") for pillar in PILLARS),
            *((node, pillar, sign) for node, (pillar, _, sign) in INDICATORS.items()),
        ],
        "index_weights": [("node_code", "weight"), *weights.items()],
        "editions": [("edition",), (2021,)],
        "region_levels": [
            ("region_level", "ranking", "name_en"),
            *((level, "compete", level.capitalize()) for level in LEVELS),
        ],
        "regions": [
            ("region_code", "region_level", "name_en"),
            *((region, level, region) for region, level in REGIONS.items()),
        ],
        "raw_observations": [
            ("edition", "region_code", "node_code", "observed_value", *WHOLE),
            *(
                (2021, region, node, observed(region, node), "", "")
                for region in REGIONS
                for node in INDICATORS
            ),
        ],
    }
    for name, rows in tables.items():
        with open(folder / f"{name}.csv", "w", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows(rows)


if __name__ == "__main__":
    write_index(Path(sys.argv[1]))
