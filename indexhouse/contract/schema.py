"""The input contract: the eleven raw tables, their columns and types, from the raw seeds' YAML."""

import yaml

from indexhouse.project import SEEDS

CONTRACT = SEEDS / "raw" / "_raw__seeds.yml"
SQL_TYPES = {
    "integer": "bigint",
    "decimal": "decimal(18, 8)",
    "date": "date",
    "boolean": "boolean",
}


def contract() -> dict[str, dict[str, str]]:
    """Table -> column -> type, as the YAML of the raw seeds declares them."""
    seeds = yaml.safe_load(CONTRACT.read_text(encoding="utf-8"))["seeds"]
    return {
        seed["name"]: {column["name"]: column["data_type"] for column in seed["columns"]}
        for seed in seeds
    }
