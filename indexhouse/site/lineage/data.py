"""What the lineage page shows: tables by layer, their columns, and what each is made of."""

from indexhouse.site.dbt_docs import manifest
from indexhouse.site.dictionary.words import bilingual
from indexhouse.site.lineage.columns import column_parents

# The folder below models/ or seeds/ tells the layer; the first that fits.
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
    "marts": {"zh": "集市", "en": "Marts"},
}


def read(marts) -> dict:
    """Tables (name -> layer, words) and columns (table.column -> the columns it is made of)."""
    parents = column_parents()
    used = {table for columns in [parents, *parents.values()] for table, _ in columns}
    nodes = [*manifest()["nodes"].values(), *manifest()["sources"].values()]
    return {
        "layers": LAYERS,
        "tables": {
            node["name"]: {
                "id": node["unique_id"],
                "layer": layer_of(node),
                "words": bilingual(node["description"]),
            }
            for node in nodes
            if node["name"] in used and node["resource_type"] in ("model", "seed", "source")
        },
        "parents": {
            ".".join(column): sorted(".".join(parent) for parent in made_of)
            for column, made_of in sorted(parents.items())
        },
    }


def layer_of(node: dict) -> str:
    if node["resource_type"] == "source":
        return "raw"
    folders = node["original_file_path"].split("/")
    if "printed_figures" in folders:
        return "printed"
    return "marts" if "marts" in folders else next(name for name in LAYERS if name in folders)
