"""dbt's own docs in one file, and the artifacts (manifest, catalog) that our pages read.

dbt works on a copy of the warehouse, so that a reader who holds the warehouse open stops
nobody, and that all pages tell of one build whatever `make build` does meanwhile.
"""

import json
import re
import shutil
from functools import cache
from pathlib import Path

import duckdb

from indexhouse.marts.rows import row
from indexhouse.project import PROJECT
from indexhouse.running.dbt import run_dbt
from indexhouse.site.policy import NOTHING_ELSE, PICTURES, as_script_text, hashes

ARTIFACTS = PROJECT / "target" / "docs"

# What dbt 1.11's page asks for in vain before its templates are filled in, and its mend.
MENDS = {
    'xlink:href="{{ getIcon': 'ng-attr-href="{{ getIcon',
    "${require('./assets/favicons/favicon.ico')}": "data:,",
}
# dbt's page without data; filled in here, because dbt lets a text end the script that holds it.
PAGE, ARTIFACT_NAMES = "index.html", ("manifest.json", "catalog.json")
SCRIPT = re.compile(r"<script[^>]*>(.*?)</script>", re.DOTALL)
# It runs its own scripts alone, which evaluate templates, and can ask nothing of a network.
POLICY = (
    '<meta http-equiv="Content-Security-Policy" content="{nothing_else}; {pictures};'
    " font-src data:; style-src 'unsafe-inline'; script-src 'unsafe-eval' {hashes}\">"
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
    arguments = ["--quiet", "docs", "generate", "--target-path", str(ARTIFACTS)]
    if not run_dbt(warehouse, variables_of(warehouse), *arguments).success:
        raise RuntimeError("dbt could not describe the warehouse, see above; make build first.")
    folder.mkdir()
    (folder / "index.html").write_text(page(), encoding="utf-8")


def variables_of(warehouse: Path) -> dict:
    """The variables of dbt_project.yml that the warehouse was built with."""
    with duckdb.connect(str(warehouse), read_only=True) as connection:
        return row(
            connection,
            "select raw_location, index_location, weight_scheme, max_rejected_share,"
            " robustness_draws, robustness_seed from audit.audit_build",
        )


def page() -> str:
    """Dbt's page as it works from any folder, with no request and no path of this machine."""
    html = (ARTIFACTS / PAGE).read_text(encoding="utf-8")
    for wrong, right in MENDS.items():
        html = html.replace(wrong, right)
    for name in ARTIFACT_NAMES:
        text = (ARTIFACTS / name).read_text(encoding="utf-8").replace(str(PROJECT), ".")
        html = html.replace(f'"{name.upper()} INLINE DATA"', as_script_text(text))
    scripts = hashes(SCRIPT.findall(html))
    meta = POLICY.format(nothing_else=NOTHING_ELSE, pictures=PICTURES, hashes=scripts)
    return html.replace("<head>", f"<head>{meta}", 1)


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
