"""make docs: the site, pages that work from a folder without any outside request.

Every page of ours is one file: a template (`<page>/page.html.jinja`) within the frame, its
script and style bundled by esbuild, and its data, which `<page>/data.py` reads from the
marts. dbt's own docs stand beside them.
"""

import json
import os
import shutil
import subprocess
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from tempfile import TemporaryDirectory

import duckdb
from jinja2 import Environment, FileSystemLoader
from markupsafe import Markup

from indexhouse.marts.rows import is_sample_library
from indexhouse.project import PROJECT
from indexhouse.site.dbt_docs import copy_of, write_dbt_docs

HERE = Path(__file__).parent
NODE_MODULES = PROJECT / "requirements" / "node_modules"
ESBUILD = NODE_MODULES / ".bin" / "esbuild"


@dataclass(frozen=True)
class Page:
    """A page of the site, or a folder beside it that another tool makes."""

    name: str
    title_zh: str
    title_en: str
    is_ours: bool = True

    @property
    def file(self) -> str:
        return f"{self.name}.html" if self.is_ours else f"{self.name}/index.html"


PAGES = [
    Page("index", "首页", "Home"),
    Page("ranking", "排名", "Ranking"),
    Page("report", "报告", "Report"),
    Page("methodology", "方法", "Methodology"),
    Page("audit", "审计", "Audit"),
    Page("dictionary", "数据字典", "Data dictionary"),
    Page("lineage", "字段血缘", "Column lineage"),
    Page("dbt", "dbt 文档", "dbt docs", is_ours=False),
]


def write_site(warehouse: Path, site: Path) -> None:
    """Write the whole site of a built warehouse into the empty folder `site`."""
    need_node()
    copy = copy_of(warehouse)
    print("dbt docs: describing the warehouse", flush=True)
    write_dbt_docs(copy, site / "dbt")
    say_size(site / "dbt" / "index.html", site)
    write_pages(copy, site)


def write_pages(warehouse: Path, site: Path, names: list[str] | None = None) -> None:
    """Write our pages (or those named) into the folder `site`, a line of progress each."""
    ours = [page for page in PAGES if page.is_ours and page.name in (names or [page.name])]
    with duckdb.connect(str(warehouse), read_only=True) as marts, TemporaryDirectory() as bundled:
        bundle([page.name for page in ours], Path(bundled))
        shared = shared_facts(marts)
        for page in ours:
            data = import_module(f"indexhouse.site.{page.name}.data").read(marts)
            html = render(page, shared, data, Path(bundled))
            (site / page.file).write_text(html, encoding="utf-8")
            say_size(site / page.file, site)


def say_size(file: Path, site: Path) -> None:
    print(f"{file.relative_to(site)}: {file.stat().st_size / 1024:,.0f} KB", flush=True)


def bundle(names: list[str], out: Path) -> None:
    """Bundle each page's script and style into `out`; esbuild says what is wrong with them."""
    need_node()
    entries = [f"{name}={HERE / name / 'page'}.{kind}" for name in names for kind in ("js", "css")]
    options = ["--bundle", "--minify", "--format=iife", "--target=es2020", "--charset=utf8"]
    options += ["--legal-comments=inline", "--log-level=warning", f"--outdir={out}"]
    environment = {**os.environ, "NODE_PATH": str(NODE_MODULES)}
    if subprocess.run([ESBUILD, *entries, *options], env=environment).returncode:
        raise RuntimeError("The pages' scripts could not be bundled, see above.")


def need_node() -> None:
    """Raise FileNotFoundError, with a remedy, unless Node.js and the bundler are installed."""
    if not shutil.which("node"):
        raise FileNotFoundError("Node.js is missing: install version 18 or later, then npm.")
    if not ESBUILD.exists():
        raise FileNotFoundError(
            "requirements/node_modules is missing: run `npm ci --prefix requirements`."
        )


def shared_facts(marts: duckdb.DuckDBPyConnection) -> dict:
    """What the frame tells of the library on every page."""
    editions = marts.sql("select edition from marts.dim_editions order by edition").fetchall()
    return {
        "library": {"is_sample_library": is_sample_library(marts)},
        "editions": [edition for (edition,) in editions],
        "pages": PAGES,
    }


def render(page: Page, shared: dict, data: dict, bundled: Path) -> str:
    """The page in one file. Templates get `data` too, as `facts`."""
    templates = Environment(loader=FileSystemLoader(HERE), autoescape=True)
    # "</script" or "<!--" in a text would end, or hide, the script element that holds the data.
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")
    script = (bundled / f"{page.name}.js").read_text(encoding="utf-8")
    return templates.get_template(f"{page.name}/page.html.jinja").render(
        page=page,
        facts=data,
        data=Markup(text),
        script=Markup(script.replace("</script", "<\\/script")),
        css=Markup((bundled / f"{page.name}.css").read_text(encoding="utf-8")),
        **shared,
    )
