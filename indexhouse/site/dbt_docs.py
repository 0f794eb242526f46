"""dbt's own docs in one file, and the artifacts (manifest, catalog) that our pages read.

dbt works on a copy of the warehouse, so that a reader who holds the warehouse open stops
nobody, and that all pages tell of one build whatever `make build` does meanwhile.
"""

import json
import shutil
from functools import cache
from pathlib import Path

import duckdb

from indexhouse.marts.rows import row
from indexhouse.project import PROJECT
from indexhouse.running.dbt import run_dbt

ARTIFACTS = PROJECT / "target" / "docs"

# What dbt 1.11's page asks for in vain before its templates are filled in, and its mend.
MENDS = {
    'xlink:href="{{ getIcon': 'ng-attr-href="{{ getIcon',
    "${require('./assets/favicons/favicon.ico')}": "data:,",
}
# No request can leave the page, whatever a later version of it tries.
POLICY = (
    '<meta http-equiv="Content-Security-Policy" content="'
    "default-src 'unsafe-inline' 'unsafe-eval' data: blob:\">"
)


def copy_of(warehouse: Path) -> Path:
    """A copy of the warehouse under its name, which is the name of its catalog."""
    if not warehouse.is_file():
        raise FileNotFoundError(f"{warehouse} does not exist: make build makes it.")
    ARTIFACTS.mkdir(parents=True, exist_ok=True)
    for old in ARTIFACTS.glob("*.duckdb*"):
        old.unlink()
    return Path(shutil.copy(warehouse, ARTIFACTS))


def write_dbt_docs(warehouse: Path, folder: Path) -> None:
    """Run `dbt docs generate --static` as the warehouse was built; write folder/index.html."""
    arguments = ["--quiet", "docs", "generate", "--static", "--target-path", str(ARTIFACTS)]
    if not run_dbt(warehouse, variables_of(warehouse), *arguments).success:
        raise RuntimeError("dbt could not describe the warehouse, see above; make build first.")
    html = (ARTIFACTS / "static_index.html").read_text(encoding="utf-8")
    folder.mkdir()
    (folder / "index.html").write_text(mended(html), encoding="utf-8")


def variables_of(warehouse: Path) -> dict:
    """The variables of dbt_project.yml that the warehouse was built with."""
    with duckdb.connect(str(warehouse), read_only=True) as connection:
        return row(
            connection,
            "select raw_location, weight_scheme, max_rejected_share from audit.audit_build",
        )


def mended(html: str) -> str:
    """Dbt's page as it works from any folder, with no request and no path of this machine."""
    for wrong, right in MENDS.items():
        html = html.replace(wrong, right)
    html = html.replace(str(PROJECT), ".")
    return html.replace("<head>", f"<head>{POLICY}", 1)


@cache
def manifest() -> dict:
    """Dbt's manifest of the project, as of the last make docs."""
    return artifact("manifest.json")


@cache
def catalog() -> dict:
    """Dbt's catalog: the columns that the warehouse has."""
    return artifact("catalog.json")


def artifact(name: str) -> dict:
    file = ARTIFACTS / name
    if not file.exists():
        raise FileNotFoundError(f"{file} does not exist: make docs makes it.")
    return dict(json.loads(file.read_text(encoding="utf-8")))
