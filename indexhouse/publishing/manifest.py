"""manifest.json: what was published, and what the warehouse recorded of its inputs and versions.

Without a time: the same inputs give the same files, so that two manifests can be compared. The
DuckDB file alone differs, by an identifier that DuckDB gives every file.
"""

import json
from pathlib import Path

from indexhouse.publishing.catalog import Catalog
from indexhouse.running.fingerprint import PROJECT_FILE, RAW, SEED, sha256

MANIFEST = "manifest.json"
PROJECT_NAME = "ai_competitiveness"


def write_manifest(catalog: Catalog, folder: Path) -> None:
    build = catalog.build
    manifest = {
        "project": {
            "name": PROJECT_NAME,
            "version": build["project_version"],
            "commit": build["project_commit"],
            "dirty": build["has_uncommitted_changes"],
        },
        "versions": {
            "python": build["python_version"],
            build["engine"]: build["engine_version"],
            "dbt-core": build["dbt_core_version"],
            f"dbt-{build['engine']}": build["dbt_adapter_version"],
        },
        "editions": catalog.editions,
        "library": {
            "is_sample_library": build["is_sample_library"],
            "notice": catalog.notice,
            "raw_location": build["raw_location"],
            "weight_scheme": build["weight_scheme"],
            "max_rejected_share": build["max_rejected_share"],
            "robustness_draws": build["robustness_draws"],
            "robustness_seed": build["robustness_seed"],
        },
        "raw_inputs": catalog.inputs.get(RAW, {}),
        "configuration": catalog.inputs.get(SEED, {}),
        "project_files": catalog.inputs.get(PROJECT_FILE, {}),
        "row_counts": {mart.relation: mart.row_count for mart in catalog.marts},
        "views_not_published": catalog.views,
        "files": {
            file.relative_to(folder).as_posix(): {
                "bytes": file.stat().st_size,
                "sha256": sha256(file),
            }
            for file in sorted(folder.rglob("*"))
            if file.is_file()
        },
    }
    text = json.dumps(manifest, ensure_ascii=False, indent=2)
    (folder / MANIFEST).write_text(text + "\n", encoding="utf-8")
