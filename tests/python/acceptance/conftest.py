"""What the tests of the site share: a site as `make docs` makes it, and a browser to read it.

The site is built by the real commands; SITE=DIR reads one that is there already. The browser
is cut off from the network: a page that asks for anything outside fails its test, and so
does one that writes an error to the console.
"""

import json
import os
import shutil
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path

import pytest

PROJECT = Path(__file__).parents[3]
AXE = PROJECT / "requirements" / "node_modules" / "axe-core" / "axe.min.js"
DESKTOP, PHONE = (1440, 900), (390, 844)
# No profile services, no name that resolves: nothing leaves the machine.
CHROMIUM_ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--host-resolver-rules=MAP * ~NOTFOUND",
]


def run_command(*arguments) -> str:
    """Run a command of the project as make does; returns what it printed."""
    command = [sys.executable, "-m", "indexhouse", *map(str, arguments)]
    done = subprocess.run(command, cwd=PROJECT, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="session")
def warehouse(tmp_path_factory) -> Path:
    """A warehouse as `make build` makes it; WAREHOUSE=FILE reads one that is there already."""
    if os.environ.get("WAREHOUSE"):
        return Path(os.environ["WAREHOUSE"]).resolve()
    file = tmp_path_factory.mktemp("built") / "warehouse.duckdb"
    run_command("build", "--warehouse", file)
    return file


@pytest.fixture(scope="session")
def site(request, tmp_path_factory) -> Path:
    """The folder that `make docs` makes; SITE=DIR reads one that is there already."""
    if os.environ.get("SITE"):
        return Path(os.environ["SITE"]).resolve()
    folder = tmp_path_factory.mktemp("docs") / "site"
    run_command("docs", "--warehouse", request.getfixturevalue("warehouse"), "--into", folder)
    return folder


@pytest.fixture(scope="session")
def browser():
    from playwright.sync_api import sync_playwright

    chromium = shutil.which("chromium")
    assert chromium, "Chromium is missing: install it (Debian: apt-get install chromium)."
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=CHROMIUM_ARGUMENTS)
        yield browser
        browser.close()


@dataclass
class Watch:
    """What pages did that they must not do."""

    outside_requests: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)

    def over(self, context) -> None:
        """Stop, and write down, whatever the pages of a browser context ask of a network."""
        context.route("**/*", self.let_through)
        context.on("console", self.hear)
        context.on("weberror", lambda event: self.errors.append(str(event.error)))

    def let_through(self, route) -> None:
        if route.request.url.startswith(("file:", "data:", "blob:")):
            route.continue_()
        else:
            self.outside_requests.append(route.request.url)
            route.abort()

    def hear(self, message) -> None:
        if message.type in ("error", "warning"):
            self.errors.append(f"{message.type}: {message.text}")


@pytest.fixture(autouse=True)
def watch():
    """After every test: no page asked for anything outside, none wrote an error."""
    watch = Watch()
    yield watch
    assert watch.outside_requests == []
    assert watch.errors == []


@pytest.fixture
def open_page(request, watch):
    """open_page("audit", "verdict=missed", viewport=PHONE, scheme="dark", language="zh").

    `name` is a page of indexhouse.site.pages.PAGES, or a file of the site; `state` is its address after
    the #. Every call is a reader of its own, without what another one has stored.
    """
    contexts = []

    def open_page(name, state="", *, viewport=DESKTOP, scheme="light", language="en"):
        site, browser = map(request.getfixturevalue, ("site", "browser"))
        width, height = viewport
        context = browser.new_context(
            viewport={"width": width, "height": height},
            color_scheme=scheme,
            locale={"zh": "zh-CN", "en": "en-GB"}[language],
            reduced_motion="reduce",
        )
        contexts.append(context)
        watch.over(context)
        page = context.new_page()
        page.goto(address(site, name, state, language))
        return page

    yield open_page
    for context in contexts:
        context.close()


def address(site: Path, name: str, state: str, language: str) -> str:
    """The page's address: ours keep the language there."""
    file = site / (name if name.endswith(".html") else f"{name}.html")
    if not file.exists():
        return (site / name / "index.html").as_uri() + (f"#{state}" if state else "")
    return f"{file.as_uri()}#" + "&".join(filter(None, [f"lang={language}", state]))


@pytest.fixture
def axe():
    """axe(page): the violations of impact serious or critical that axe-core finds."""

    def axe(page) -> list[str]:
        assert AXE.exists(), "axe-core is missing: run `npm ci --prefix requirements`."
        page.evaluate(AXE.read_text(encoding="utf-8"))
        found = page.evaluate("async () => (await axe.run()).violations")
        return [
            f"{violation['id']} ({violation['impact']}): {json.dumps(target, ensure_ascii=False)}"
            for violation in found
            if violation["impact"] in ("serious", "critical")
            for target in [node["target"] for node in violation["nodes"]][:3]
        ]

    return axe
