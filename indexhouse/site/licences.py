"""The licences of the software that the site contains, as a text file beside the pages."""

import json
from importlib.metadata import distribution
from pathlib import Path

from indexhouse.project import PROJECT

LOCK = PROJECT / "requirements" / "package-lock.json"
LICENCES = "licences.txt"
HEADING = """\
本网站随附的第三方软件及其许可。
Third-party software that this website contains, and its licences.
"""
NAMES = ("LICENSE*", "NOTICE*", "licenses/*", "CopyrightNotice*")


def write_licences(site: Path) -> None:
    """Write licences.txt: every bundled package, its version, its licence and the text of it."""
    node_modules = LOCK.with_name("node_modules")
    parts = [HEADING]
    for name, (version, licence) in bundled_packages().items():
        parts.append(part(f"{name} {version} ({licence})", texts_in(node_modules / name)))
    dbt = distribution("dbt-core")
    texts = [file.read_text() for file in dbt.files or [] if file.name == "LICENSE"]
    parts.append(part(f"dbt docs, of dbt-core {dbt.version} (Apache-2.0)", texts))
    (site / LICENCES).write_text("\n".join(parts), encoding="utf-8")


def bundled_packages() -> dict[str, tuple[str, str]]:
    """Package -> version and licence of those that pages bundle, with what they depend on."""
    packages = json.loads(LOCK.read_text(encoding="utf-8"))["packages"]
    return {
        path.removeprefix("node_modules/"): (package["version"], package["license"])
        for path, package in packages.items()
        if path and not package.get("dev")
    }


def texts_in(folder: Path) -> list[str]:
    files = (file for name in NAMES for file in sorted(folder.glob(name)))
    return [file.read_text(encoding="utf-8") for file in files if file.is_file()]


def part(title: str, texts: list[str]) -> str:
    return "\n".join(["=" * 80, title, "=" * 80, "", *texts])
