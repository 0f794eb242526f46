"""manifest.json: what was published, from which inputs, by which versions.

Without a time: the same inputs give the same files, so that two manifests can be compared. The
DuckDB file alone differs, by an identifier that DuckDB gives every file.
"""

import json
import platform
import subprocess
from importlib.metadata import version
from pathlib import Path

import yaml

from indexhouse.contract.schema import contract
from indexhouse.project import PROJECT
from indexhouse.publishing.catalog import CannotPublishError, Catalog
from indexhouse.publishing.datapackage import sha256

MANIFEST = "manifest.json"


def write_manifest(catalog: Catalog, inputs: dict[str, dict[str, str]], folder: Path) -> None:
    manifest = {
        "project": project(),
        "versions": {"python": platform.python_version()}
        | {package: version(package) for package in ("duckdb", "dbt-core", "dbt-duckdb")},
        "editions": catalog.editions,
        "library": {
            "is_sample_library": catalog.is_sample_library,
            "notice": catalog.notice,
            "raw_location": catalog.raw_location,
            "weight_scheme": catalog.weight_scheme,
            "max_rejected_share": catalog.max_rejected_share,
        },
        **inputs,
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


def hashes_of_inputs(catalog: Catalog) -> dict[str, dict[str, str]]:
    """What the figures depend on besides the models, which are the commit's."""
    return {
        "raw_inputs": {name: sha256(file) for name, file in raw_inputs(catalog).items()},
        "configuration": {name: sha256(file) for name, file in configuration(catalog).items()},
    }


def raw_inputs(catalog: Catalog) -> dict[str, Path]:
    """The files of the eleven raw tables, by their name below the folder of the library."""
    folder = PROJECT / "seeds" / "raw" if catalog.is_sample_library else Path(catalog.raw_location)
    found = {
        file.relative_to(folder).as_posix(): file
        for table in contract()
        for form in (f"{table}.csv", f"{table}.parquet", f"{table}/*.parquet")
        for file in sorted(folder.glob(form))
    }
    if not found:
        raise CannotPublishError(
            f"The raw tables that the warehouse was built from are no longer in {folder}: put"
            " them back, or build anew with RAW=DIR, so that the manifest can name them."
        )
    return found


def configuration(catalog: Catalog) -> dict[str, Path]:
    """The seeds besides the raw tables, and the variables."""
    folders = ["index", "reference"] + (["printed"] if catalog.is_sample_library else [])
    seeds = [
        seed for folder in folders for seed in sorted((PROJECT / "seeds" / folder).glob("*.csv"))
    ]
    return {
        file.relative_to(PROJECT).as_posix(): file for file in [PROJECT / "dbt_project.yml", *seeds]
    }


def project() -> dict:
    """Name and version; the commit when the project is a git repository, and whether it is
    all that the files hold.
    """
    known = yaml.safe_load((PROJECT / "dbt_project.yml").read_text(encoding="utf-8"))
    described = {"name": known["name"], "version": known["version"], "commit": None, "dirty": None}
    if (PROJECT / ".git").exists():
        described["commit"] = git("rev-parse", "HEAD")
        changes = git("status", "--porcelain")
        described["dirty"] = None if changes is None else changes != ""
    return described


def git(*arguments: str) -> str | None:
    try:
        command = ["git", "-C", str(PROJECT), "--no-optional-locks", *arguments]
        done = subprocess.run(command, capture_output=True, text=True)
    except OSError:
        return None
    return done.stdout.strip() if done.returncode == 0 else None
