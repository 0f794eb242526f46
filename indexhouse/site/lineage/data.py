"""Data of the lineage page: tables by layer, and the parents of every column."""

import duckdb

from indexhouse.site.dbt_docs import manifest
from indexhouse.site.dictionary.words import described
from indexhouse.site.lineage.columns import column_parents

# Layer -> its title. A table's layer is the first of these found in the path of its file.
LAYERS = {
    "raw": {"zh": "原始表", "en": "Raw tables"},
    "reference": {"zh": "参照表", "en": "Reference"},
    "index": {"zh": "指标树与判断", "en": "Tree and judgements"},
    "printed": {"zh": "印出的数字", "en": "Printed figures"},
    "staging": {"zh": "读取", "en": "Staging"},
    "intake": {"zh": "准入", "en": "Intake"},
    "metrics": {"zh": "计数", "en": "Metrics"},
    "configuration": {"zh": "配置检查", "en": "Configuration"},
    "weighting": {"zh": "权重", "en": "Weighting"},
    "scoring": {"zh": "评分", "en": "Scoring"},
    "robustness": {"zh": "稳健性", "en": "Robustness"},
    "printed_figures": {"zh": "核对", "en": "Checks"},
    "marts": {"zh": "集市", "en": "Marts"},
}


# Folders that belong to the layer of another name.
LAYER_OF_FOLDER = {"printed_figures": "printed"}


def read(marts: duckdb.DuckDBPyConnection) -> dict:
    """Tables (name -> dbt id, layer, description) and parents ("table.column" -> parent columns).

    Everything comes from the dbt artifacts; `marts` is unused, but every page takes it.
    """
    parents = column_parents()
    used = {table for columns in [parents, *parents.values()] for table, _ in columns}
    nodes = [*manifest()["nodes"].values(), *manifest()["sources"].values()]
    return {
        "layers": LAYERS,
        "tables": {
            node["name"]: {
                "id": node["unique_id"],
                "layer": layer_of(node),
                "words": described(node),
            }
            for node in nodes
            if node["name"] in used and node["resource_type"] in ("model", "seed", "source")
        },
        "parents": {
            ".".join(column): sorted(".".join(parent) for parent in its_parents)
            for column, its_parents in sorted(parents.items())
        },
    }


def layer_of(node: dict) -> str:
    """The layer of a dbt node; raises LookupError if no folder in its path names one."""
    if node["resource_type"] == "source":
        return "raw"
    path = node["original_file_path"]
    folders = [LAYER_OF_FOLDER.get(folder, folder) for folder in path.split("/")]
    # marts/audit and the like: the outer folder decides.
    if "marts" in folders:
        return "marts"
    for layer in LAYERS:
        if layer in folders:
            return layer
    raise LookupError(f"The lineage page has no layer for {path}: add its folder to LAYERS.")
